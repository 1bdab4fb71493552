import { describe, expect, it } from 'vitest';
import { checkSchemas } from '../../../src/compare/checks/schemas.js';
import { runCheck } from '../../support/run-check.js';
import { all, remove, rename, set } from '../../support/edits.js';
import { schema } from '../corpus/row.js';

describe('checkSchemas', () => {
  it.each([
    [
      'reports a field removed from a shared part',
      remove(schema('ForeignBankFields', 'bank_address')),
      [`request-field-removed ${schema('ForeignBankFields', 'bank_address')}`],
    ],
    [
      'reports a renamed field',
      rename(schema('PhoneUpdate', 'phone'), 'number'),
      [`request-field-removed ${schema('PhoneUpdate', 'phone')}`],
    ],
    [
      'reports a field removed from a response, but not that it is no longer required',
      remove(schema('UserProfile', 'phone')),
      [`property-removed ${schema('UserProfile', 'phone')}`],
    ],
    [
      'ignores a removed request field that was read-only',
      all(remove(schema('TokenRequest', 'email')), remove(`${schema('TokenRequest')}/required`)),
      [],
      set(`${schema('TokenRequest', 'email')}/readOnly`, true),
    ],
    [
      'ignores a request field that becomes required and is read-only',
      set(`${schema('PasswordUpdate')}/required`, ['old_password', 'new_password', 'confirm_password', 'id']),
      [],
      set(schema('PasswordUpdate', 'id'), { type: 'string', readOnly: true }),
    ],
    [
      'reports a field that no longer suffices alone at its line under `not`',
      remove(`${schema('LocalBankUpdate')}/not/properties/bank_branch`),
      [`schema-combinator-changed ${schema('LocalBankUpdate')}/not/properties/bank_branch`],
    ],
    [
      'reports required alternatives at the new `not`',
      set(`${schema('PasswordUpdate')}/not`, { properties: { id: false, name: false } }),
      [`schema-combinator-changed ${schema('PasswordUpdate')}/not/properties`],
    ],
    [
      'reports a field of a shared schema at the only place that stopped using the schema',
      set(schema('UserProfile', 'balances/properties/local'), {
        type: 'object',
        properties: { currency: { type: 'string', enum: ['USD'] } },
      }),
      [
        `required-properties-removed ${schema('UserProfile', 'balances/properties/local')}`,
        `property-removed ${schema('UserProfile', 'balances/properties/local')}`,
      ],
    ],
  ])('%s', (_name, after, expected, before = () => {}) => {
    expect(runCheck(checkSchemas, { before, after })).toEqual(expected);
  });
});
