import { expect, it } from 'vitest';
import { checkFieldRules } from '../../../src/compare/checks/field-rules.js';
import { schema } from '../corpus/row.js';
import { checked } from '../../support/checked.js';
import { add, all, drop, remove, set } from '../../support/edits.js';

const banked = schema('SubBankedWithdrawal');
const files = `${schema('PictureUpload', 'picture')}/x-file-types`;

it.each([
  [
    'no field that was required of all',
    all(drop(`${banked}/required`, 'phone'), add(`${banked}/x-required-on/jm`, 'phone')),
    undefined,
    [],
  ],
  [
    'a field that is required of accounts of another kind',
    set(`${banked}/x-required-for`, { 'verified-account': ['bank_branch'] }),
    undefined,
    [`required-for-added ${banked}/x-required-for/verified-account`],
  ],
  ['file types where all were taken', set(files, ['png']), remove(files), [`file-types-narrowed ${files}`]],
  ['no file types that are free', remove(files), undefined, []],
  [
    'another field to agree with',
    set(`${schema('PasswordUpdate', 'confirm_password')}/x-same-as`, 'old_password'),
    undefined,
    [`same-as-added ${schema('PasswordUpdate', 'confirm_password')}/x-same-as`],
  ],
  ['no agreement that is dropped', remove(`${schema('PasswordUpdate', 'confirm_password')}/x-same-as`), undefined, []],
  ['no field for one platform more', add(`${banked}/properties/bank_branch/x-platforms`, 'tt'), undefined, []],
  [
    'nothing on a platform that is gone altogether',
    all(remove('/x-platforms/jm'), set(`${banked}/properties/bank_branch/x-platforms`, ['tt'])),
    undefined,
    [],
  ],
  [
    'a list of scopes',
    set(`${schema('PhoneUpdate', 'phone')}/x-scope-list`, 'bearer'),
    undefined,
    [`scope-list-added ${schema('PhoneUpdate', 'phone')}/x-scope-list`],
  ],
])('finds %s', (_name, after, before, wanted) => {
  expect(checked(checkFieldRules, { after, ...(before && { before }) })).toEqual(wanted);
});
