import { expect, it } from 'vitest';
import { checkFields } from '../../../src/compare/checks/fields.js';
import { schema } from '../corpus/row.js';
import { checked } from '../../support/checked.js';
import { all, remove, rename, set } from '../../support/edits.js';

const status = schema('AttemptedTransaction', 'status');
const mapping = `${schema('WithdrawalCreate')}/discriminator/mapping`;
const kind = schema('SubBankedWithdrawal', 'bank_account_type');

it.each([
  [
    'a field of a part that several requests share',
    remove(schema('ForeignBankFields', 'bank_address')),
    undefined,
    [`request-field-removed ${schema('ForeignBankFields', 'bank_address')}`],
  ],
  [
    'a field that has another name',
    rename(schema('PhoneUpdate', 'phone'), 'number'),
    undefined,
    [`request-field-removed ${schema('PhoneUpdate', 'phone')}`],
  ],
  ['no field that is gone from an answer, which is redocly’s', remove(schema('UserProfile', 'phone')), undefined, []],
  [
    'a default that is gone',
    remove('/components/parameters/PageSize/schema/default'),
    undefined,
    ['default-changed /components/parameters/PageSize/schema/default'],
  ],
  ['no default where there was none', set('/components/parameters/AmountMin/schema/default', 0), undefined, []],
  ['no list of an answer that is closed', remove(`${status}/x-open-enum`), undefined, []],
  [
    'a list of a request that is closed',
    remove(`${kind}/x-open-enum`),
    set(`${kind}/x-open-enum`, true),
    [`enum-closed ${kind}/enum`],
  ],
  ['no list of a request that is opened', set(`${kind}/x-open-enum`, true), undefined, []],
  ['no message of a rule that is gone', remove(`${schema('PhoneUpdate', 'phone')}/pattern`), undefined, []],
  [
    'the message for a value that is taken',
    set(`${schema('AccountFields', 'email')}/x-messages/x-unique`, 'Taken.'),
    undefined,
    [`error-message-changed ${schema('AccountFields', 'email')}/x-messages/x-unique`],
  ],
  [
    'a value that stands for no kind',
    remove(`${mapping}/normal`),
    undefined,
    [`discriminator-changed ${mapping}/normal`],
  ],
  [
    'no value of a kind that is gone',
    all(remove(`${mapping}/normal`), remove(`${schema('WithdrawalCreate')}/oneOf/0`)),
    undefined,
    [],
  ],
])('finds %s', (_name, after, before, wanted) => {
  expect(checked(checkFields, { after, ...(before && { before }) })).toEqual(wanted);
});
