// Tests the spec with a validator that lacks this project's extensions. Also tests the rules that need more than one
// keyword.
import { describe, expect, it } from 'vitest';
import { at, resolveRef } from '../support/bundle.js';
import type { Json } from '../support/bundle.js';
import { compile } from '../support/validator.js';

const updates: [name: string, field: string][] = [
  ['AccountUpdate', 'first_name'],
  ['LocalBankUpdate', 'bank_name'],
  ['LocalBankUpdate', 'bank_branch'],
  ['ForeignBankUpdate', 'beneficiary_name'],
  ['ForeignBankUpdate', 'intermediary_bank'],
];

describe.each(updates)('%s with %s', (name, field) => {
  const validate = compile(at(`/components/schemas/${name}`));

  it.each([{}, { foo: 'x' }, { _method: 'PATCH' }, { foo: 'x', _method: 'PATCH' }])('rejects %j', (value) => {
    expect(validate(value)).toBe(false);
  });

  it('accepts the field, alone and beside unknown ones', () => {
    expect(validate({ [field]: 'Republic' }), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ [field]: 'Republic', _method: 'PATCH' }), JSON.stringify(validate.errors)).toBe(true);
  });
});

/** Returns the fields of a schema and of the schemas that it extends. */
function fieldsOf(schema: Json): string[] {
  const { properties = {}, allOf = [] } = resolveRef(schema);
  return [...Object.keys(properties), ...allOf.flatMap(fieldsOf)];
}

it.each(['AccountUpdate', 'LocalBankUpdate', 'ForeignBankUpdate'])(
  '%s names each of its fields as one of them',
  (name) => {
    const schema = at(`/components/schemas/${name}`);
    expect(Object.keys(schema.not.properties).toSorted()).toEqual([...new Set(fieldsOf(schema))].toSorted());
  },
);

describe.each([
  ['LocalBankResponse', 'local', 'localBank'],
  ['ForeignBankResponse', 'foreign', 'foreignBank'],
])('%s', (name, kind, example) => {
  const validate = compile(at(`/components/schemas/${name}`));
  const { local, foreign } = at('/components/examples/banks/value/data');

  it('accepts its own bank account alone', () => {
    const data = { [kind]: kind === 'local' ? local : foreign };
    expect(validate({ message: 'OK', data }), JSON.stringify(validate.errors)).toBe(true);
    expect(validate(at(`/components/examples/${example}/value`)), JSON.stringify(validate.errors)).toBe(true);
  });

  it('rejects both bank accounts, and the other one', () => {
    expect(validate({ message: 'OK', data: { local, foreign } })).toBe(false);
    expect(validate({ message: 'OK', data: kind === 'local' ? { foreign } : { local } })).toBe(false);
  });
});
