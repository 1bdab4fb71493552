import { describe, expect, it } from 'vitest';
import { checkFields } from '../../../src/compare/checks/fields.js';
import { schema } from '../corpus/row.js';
import { runCheck } from '../../support/run-check.js';
import { all, remove, set } from '../../support/edits.js';

const status = schema('AttemptedTransaction', 'status');
const mapping = `${schema('WithdrawalCreate')}/discriminator/mapping`;
const kind = schema('SubBankedWithdrawal', 'bank_account_type');

describe('checkFields', () => {
  it.each([
    [
      'reports a removed default',
      remove('/components/parameters/PageSize/schema/default'),
      undefined,
      ['default-changed /components/parameters/PageSize/schema/default'],
    ],
    [
      'reports a new default, because it can hide records from a request that omits the value',
      set('/components/parameters/AmountMin/schema/default', 0),
      undefined,
      ['default-changed /components/parameters/AmountMin/schema/default'],
    ],
    ['ignores a default in a response', set(`${status}/default`, '0'), undefined, []],
    ['ignores a closed enum in a response', remove(`${status}/x-open-enum`), undefined, []],
    [
      'reports a closed enum in a request',
      remove(`${kind}/x-open-enum`),
      set(`${kind}/x-open-enum`, true),
      [`enum-closed ${kind}/enum`],
    ],
    ['ignores an opened enum in a request', set(`${kind}/x-open-enum`, true), undefined, []],
    ['ignores the message of a removed keyword', remove(`${schema('PhoneUpdate', 'phone')}/pattern`), undefined, []],
    [
      'reports a changed message for a duplicate value',
      set(`${schema('AccountFields', 'email')}/x-messages/x-unique`, 'Taken.'),
      undefined,
      [`error-message-changed ${schema('AccountFields', 'email')}/x-messages/x-unique`],
    ],
    [
      'reports a removed discriminator value',
      remove(`${mapping}/normal`),
      undefined,
      [`discriminator-changed ${mapping}/normal`],
    ],
    ['ignores a value that names its component', set(`${mapping}/normal`, 'NormalWithdrawal'), undefined, []],
    [
      'reports a removed discriminator once',
      remove(`${schema('WithdrawalCreate')}/discriminator`),
      undefined,
      [`discriminator-changed ${schema('WithdrawalCreate')}/discriminator/propertyName`],
    ],
    [
      'ignores a discriminator value of a removed branch',
      all(remove(`${mapping}/normal`), remove(`${schema('WithdrawalCreate')}/oneOf/0`)),
      undefined,
      [],
    ],
  ])('%s', (_name, after, before, expected) => {
    expect(runCheck(checkFields, { after, ...(before && { before }) })).toEqual(expected);
  });
});
