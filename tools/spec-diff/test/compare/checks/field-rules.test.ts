import { describe, expect, it } from 'vitest';
import { checkFieldRules } from '../../../src/compare/checks/field-rules.js';
import { schema } from '../corpus/row.js';
import { runCheck } from '../../support/run-check.js';
import { add, all, drop, remove, set } from '../../support/edits.js';

const banked = schema('SubBankedWithdrawal');
const files = `${schema('PictureUpload', 'picture')}/x-file-types`;

describe('checkFieldRules', () => {
  it.each([
    [
      'ignores a requirement that held on all platforms',
      all(drop(`${banked}/required`, 'phone'), add(`${banked}/x-required-on/jm`, 'phone')),
      undefined,
      [],
    ],
    [
      'reports a requirement for a new kind of account',
      set(`${banked}/x-required-for`, { 'verified-account': ['bank_branch'] }),
      undefined,
      [`required-for-added ${banked}/x-required-for/verified-account`],
    ],
    [
      'reports file types for a field that accepted all',
      set(files, ['png']),
      remove(files),
      [`file-types-narrowed ${files}`],
    ],
    ['ignores removed file types', remove(files), undefined, []],
    [
      'reports a changed field to agree with',
      set(`${schema('PasswordUpdate', 'confirm_password')}/x-same-as`, 'old_password'),
      undefined,
      [`same-as-added ${schema('PasswordUpdate', 'confirm_password')}/x-same-as`],
    ],
    ['ignores a removed agreement', remove(`${schema('PasswordUpdate', 'confirm_password')}/x-same-as`), undefined, []],
    ['ignores an added platform of a field', add(`${banked}/properties/bank_branch/x-platforms`, 'tt'), undefined, []],
    [
      'ignores a platform that was removed from the API',
      all(remove('/x-platforms/jm'), set(`${banked}/properties/bank_branch/x-platforms`, ['tt'])),
      undefined,
      [],
    ],
    [
      'reports a new list of scopes',
      set(`${schema('PhoneUpdate', 'phone')}/x-scope-list`, 'bearer'),
      undefined,
      [`scope-list-added ${schema('PhoneUpdate', 'phone')}/x-scope-list`],
    ],
  ])('%s', (_name, after, before, expected) => {
    expect(runCheck(checkFieldRules, { after, ...(before && { before }) })).toEqual(expected);
  });
});
