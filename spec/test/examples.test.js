import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { bundle, examplesOf, operations, resolveRef } from './support/bundle.js';

const validator = new Ajv2020.default({ strict: true, strictRequired: false, allErrors: true });
addFormats.default(validator);
// OpenAPI's own keywords, and the extensions, which say nothing about what is valid.
for (const keyword of ['example', 'discriminator', 'xml', 'externalDocs']) validator.addKeyword(keyword);
const extensions = new Set(JSON.stringify(bundle).match(/"x-[a-z-]+"(?=:)/g));
for (const extension of extensions) validator.addKeyword(extension.slice(1, -1));
const idOf = (name) => `https://example.com/schemas/${name}`;
const withIds = (schema) => JSON.parse(JSON.stringify(schema).replaceAll(/"#\/components\/schemas\/(\w+)"/g, (_ref, name) => `"${idOf(name)}"`));
for (const [name, schema] of Object.entries(bundle.components.schemas)) validator.addSchema(withIds(schema), idOf(name));

/** A schema whose references are looked up in the bundle. */
function compile(schema) {
  return validator.compile(withIds(schema));
}

/** The names of the fields that hold a file: their examples name one, and a validator has no use for that. */
function fileFields(schema) {
  const { properties = {}, allOf = [] } = resolveRef(schema);
  const own = Object.keys(properties).filter((name) => resolveRef(properties[name]).format === 'binary');
  return [...own, ...allOf.flatMap(fileFields)];
}

/** Every example of a request or a response with its schema. */
const cases = operations.flatMap(({ id, operation, responses }) => {
  const bodies = [['request', resolveRef(operation.requestBody)], ...Object.entries(responses)];
  return bodies.flatMap(([where, body]) =>
    Object.entries(body?.content ?? {}).flatMap(([type, media]) =>
      examplesOf(media).map(({ name, value }) => ({ title: `${id} ${where} ${type} ${name}`, where, value, schema: media.schema })),
    ),
  );
});

/** Only top-level fields can be files, so their schemas and values are left out at the top. */
function withoutFiles({ schema, value }) {
  const files = fileFields(schema);
  if (files.length === 0) return { schema, value };
  const { properties, required = [], ...rest } = resolveRef(schema);
  const keep = (map) => Object.fromEntries(Object.entries(map).filter(([name]) => !files.includes(name)));
  return { schema: { ...rest, properties: keep(properties), required: required.filter((name) => !files.includes(name)) }, value: keep(value) };
}

const named = (list) => list.map((example) => [example.title, example]);

describe('examples', () => {
  it('are there for every operation, in both directions', () => {
    expect(cases.filter(({ where }) => where === 'request')).toHaveLength(26);
    expect(new Set(cases.filter(({ where }) => where.startsWith('2')).map(({ title }) => title.split(' ')[0])).size).toBe(operations.length);
  });

  it.each(named(cases))('%s is valid', (_title, example) => {
    const { schema, value } = withoutFiles(example);
    const validate = compile(schema);
    expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
  });

  // A schema that accepts anything would let every test above pass.
  it.each(named(cases.filter(({ where }) => where !== 'request')))('%s is not valid without its message', (_title, { schema, value }) => {
    const { message: _message, ...broken } = value;
    expect(compile(schema)(broken)).toBe(false);
    expect(compile(schema)({ ...value, message: 7 })).toBe(false);
  });

  it.each(named(cases.filter(({ where, schema }) => where === 'request' && fileFields(schema).length === 0)))(
    '%s is not valid with a number for a text',
    (_title, { schema, value }) => {
      const [field] = Object.keys(value);
      expect(compile(schema)({ ...value, [field]: 7 })).toBe(false);
    },
  );

  it('of the profile and the bank accounts are not valid when a nested field is wrong', () => {
    const { schema, value } = cases.find(({ title }) => title.endsWith(' userProfile'));
    const broken = structuredClone(value);
    broken.data.balances.local.balance = '59.90';
    expect(compile(schema)(broken)).toBe(false);
    const banks = cases.find(({ title }) => title.endsWith(' banks'));
    const brokenBanks = structuredClone(banks.value);
    delete brokenBanks.data.foreign.currency;
    expect(compile(banks.schema)(brokenBanks)).toBe(false);
  });
});
