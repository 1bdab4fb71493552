import type { Schema } from '@wapi/types';
import { describe, expect, it } from 'vitest';
import { buildConstraints } from '../../src/model/constraints.js';
import { allFields, type FieldItem, buildFields, isVariant } from '../../src/model/fields.js';
import { buildParameterFields } from '../../src/model/parameter-fields.js';
import { mergeSchemas } from '../../src/model/merge-schemas.js';
import { bundle } from '../support/site.js';

const { platforms, conditions } = bundle.contract;
const fields = (schema: Schema) => buildFields(schema, { platforms, conditions });

/** Returns the names of fields. A variant becomes a list that contains its discriminator, its values and its fields. */
function outline(items: readonly FieldItem[]): unknown[] {
  return items.map((item) =>
    isVariant(item) ? [item.when?.field, item.when?.values.join('|'), ...outline(item.fields)] : item.name,
  );
}

describe('buildFields', () => {
  it('flattens a schema, with the platforms that require a field', () => {
    const found = fields({
      type: 'object',
      required: ['data'],
      properties: {
        data: {
          type: 'array',
          items: { type: 'object', properties: { id: { type: ['string', 'null'], 'x-provenance': 'inferred' } } },
        },
        branch: { type: 'string', 'x-platforms': ['jm'] },
      },
      'x-required-on': { jm: ['branch'] },
    });
    expect(
      allFields(found).map(({ name, type, required, requiredOn, platforms: only, provenance }) => ({
        name,
        type,
        required,
        requiredOn,
        only,
        provenance,
      })),
    ).toEqual([
      { name: 'data', type: 'list of object', required: true, requiredOn: [], only: [], provenance: undefined },
      { name: 'data[].id', type: 'string or null', required: false, requiredOn: [], only: [], provenance: 'inferred' },
      { name: 'branch', type: 'string', required: false, requiredOn: ['jm'], only: ['jm'], provenance: undefined },
    ]);
  });

  it('returns the conditions of the accounts that must send a field', () => {
    const [field] = allFields(
      fields({ properties: { a: { type: 'string' } }, 'x-required-for': { 'main-merchant-account': ['a'] } }),
    );
    expect(field?.requiredFor.map(({ title }) => title)).toEqual(['Main Merchant Account']);
  });

  it('names the entries of a map `{key}`', () => {
    const found = allFields(
      fields({
        properties: {
          totals: { type: 'object', additionalProperties: { properties: { low: { type: 'number' } }, type: 'object' } },
        },
      }),
    );
    expect(found.map(({ name, type }) => [name, type])).toEqual([
      ['totals', 'map of object'],
      ['totals.{key}.low', 'number'],
    ]);
  });

  it.each([
    ['is one of the listed values', { type: 'string', enum: ['a'] }, 'a'],
    ['is null', { type: 'null' }, null],
    ['is empty', { type: 'string' }, ''],
    ['is the default', { type: 'integer', default: 1 }, 1],
  ])('omits an example that %s', (_what, schema, example) => {
    const [field] = allFields(fields({ properties: { a: { ...schema, examples: [example] } } }));
    expect(field?.example).toBeUndefined();
  });
});

describe('buildFields for a union', () => {
  const shared = { type: 'string', description: 'Both have it.' };
  const variant = (kind: Schema, more: Schema['properties']): Schema => ({
    type: 'object',
    required: ['kind'],
    properties: { kind, shared, ...more },
  });

  it('lists the shared fields first, then those of each variant', () => {
    const schema: Schema = {
      oneOf: [
        variant({ type: 'string', const: 'a' }, { one: { type: 'string' } }),
        variant({ type: 'string', const: 'b' }, { two: { type: 'string' } }),
      ],
    };
    const found = fields(schema);
    expect(outline(found)).toEqual(['kind', 'shared', ['kind', 'a', 'one'], ['kind', 'b', 'two']]);
    expect(allFields(found)[0]).toMatchObject({
      required: true,
      constraints: [{ text: 'one of', values: [{ code: 'a' }, { code: 'b' }] }],
    });
  });

  it('does not share a field whose description, presence or type differs', () => {
    const kinds = [
      { type: 'string', const: 'a', description: 'The first.' },
      { type: 'string', enum: ['b', 'c'], 'x-open-enum': true, description: 'The others.' },
    ];
    const [first, second] = kinds.map((kind, index) =>
      variant(kind, { other: { type: index === 0 ? 'string' : 'number' } }),
    );
    const found = fields({
      properties: { data: { oneOf: [first ?? {}, { ...second, required: ['kind', 'shared'] }] } },
    });
    expect(outline(found)).toEqual([
      'data',
      ['data.kind', 'a', 'data.kind', 'data.shared', 'data.other'],
      ['data.kind', 'b|c', 'data.kind', 'data.shared', 'data.other'],
    ]);
    expect(found.filter(isVariant).map(({ when }) => when?.isOpen)).toEqual([false, true]);
  });

  it('lists the fields of a list and its entry once', () => {
    const card: Schema = { type: 'object', description: 'A card.', properties: { id: { type: 'string' } } };
    const [data, ...others] = allFields(
      fields({
        properties: { data: { oneOf: [{ type: 'array', maxItems: 1, description: 'Cards.', items: card }, card] } },
      }),
    );
    expect(data?.type).toBe('list of object or object');
    expect(data?.shapes).toEqual([
      { type: 'list of object', description: 'Cards.', hasSameFields: false },
      { type: 'object', description: 'A card.', hasSameFields: true },
    ]);
    expect(others.map(({ name }) => name)).toEqual(['data[].id']);
  });

  it.each([
    ['an object and an empty list', ['object', 'empty list']],
    ['an empty list and an object', ['empty list', 'object']],
  ])('describes %s', (_what, types) => {
    const entry: Schema = { type: 'object', description: 'One.', properties: { id: { type: 'string' } } };
    const branches: Schema[] = types.map((type) =>
      type === 'object' ? entry : { type: 'array', maxItems: 0, description: 'None.', items: entry },
    );
    const [data, ...others] = allFields(fields({ properties: { data: { oneOf: branches } } }));
    expect(data?.type).toBe(types.join(' or '));
    expect(data?.shapes.map(({ type, hasSameFields }) => [type, hasSameFields])).toEqual(
      types.map((type) => [type, false]),
    );
    expect(others.map(({ name }) => name)).toEqual(['data.id']);
  });

  it('lists no fields for a list that is always empty', () => {
    const none: Schema = { type: 'array', maxItems: 0, items: { properties: { id: { type: 'string' } } } };
    expect(allFields(fields({ properties: { none } })).map(({ name }) => name)).toEqual(['none']);
  });

  it('lists no shapes for strings and numbers', () => {
    expect(
      allFields(fields({ properties: { a: { oneOf: [{ type: 'string' }, { type: 'integer' }] } } }))[0],
    ).toMatchObject({
      type: 'string or integer',
      shapes: [],
    });
  });
});

describe('buildConstraints', () => {
  const limits = (schema: Schema) =>
    buildConstraints(schema, platforms).map(({ text, values }) => [
      text,
      ...values.map(({ code, where, meaning }) => [code, where ?? meaning].join(' ').trim()),
    ]);

  it.each<[Schema, unknown[]]>([
    [
      { minLength: 2, maxLength: 4, pattern: '^a', enum: ['aa', 'ab'] },
      [['one of', 'aa', 'ab'], ['must match the pattern'], ['2 to 4 characters']],
    ],
    [{ exclusiveMinimum: 0 }, [['more than 0']]],
    [{ exclusiveMinimum: 0, maximum: 9 }, [['more than 0 and at most 9']]],
    [{ minimum: 1, maximum: 100, default: 15 }, [['1 to 100'], ['default', '15']]],
    [{ minimum: 0 }, [['at least 0']]],
    [{ minimum: 1, exclusiveMaximum: 5, multipleOf: 0.5 }, [['at least 1 and less than 5'], ['a multiple of 0.5']]],
    [{ exclusiveMinimum: 1, exclusiveMaximum: 5 }, [['more than 1 and less than 5']]],
    [{ contentMediaType: 'application/json' }, [['JSON text']]],
    [
      { enum: ['a'], 'x-open-enum': true },
      [['one of', 'a'], ['other values are possible, but the TypeScript type lists only these']],
    ],
    [
      { type: 'array', maxItems: 100, items: { format: 'date' } },
      [['at most 100 entries'], ['each entry: date, YYYY-MM-DD']],
    ],
    [
      { type: 'array', minItems: 1, uniqueItems: true, items: { format: 'date' } },
      [['at least 1 entry'], ['no entry twice'], ['each entry: date, YYYY-MM-DD']],
    ],
    [{ enum: [0], 'x-enumDescriptions': { '0': 'Nothing.' } }, [['one of', '0 Nothing.']]],
    [{ const: 0, enum: [0, 1] }, [['always', '0']]],
    [{ enum: ['JMD', 'USD'], 'x-platform-enum': 'currencies' }, [['one of', 'JMD in Jamaica', 'USD everywhere']]],
    [{ enum: ['TT'], 'x-platform-enum': 'code' }, [['one of', 'TT in Trinidad and Tobago']]],
  ])('describes %j as %j', (schema, expected) => {
    expect(limits(schema)).toEqual(expected);
  });

  it('returns the source of a limit that differs from the source of the field', () => {
    const sources = (schema: Schema) =>
      buildConstraints(schema, platforms).map(({ text, provenance }) => [text, provenance]);
    const inferred = (...keywords: string[]) => ({
      'x-limit-provenance': Object.fromEntries(keywords.map((keyword) => [keyword, 'inferred' as const])),
    });
    const length: Schema = { minLength: 1, maxLength: 255, pattern: '^[0-9]+$' };
    expect(sources({ ...length, ...inferred('minLength') })).toEqual([
      ['only digits', undefined],
      ['not empty', 'inferred'],
      ['at most 255 characters', undefined],
    ]);
    expect(sources({ ...length, minLength: 2, ...inferred('maxLength') }).slice(1)).toEqual([
      ['at least 2 characters', undefined],
      ['at most 255 characters', 'inferred'],
    ]);
    expect(sources({ ...length, ...inferred('minLength', 'maxLength') })[1]).toEqual([
      '1 to 255 characters',
      'inferred',
    ]);
    expect(sources({ type: 'array', items: { ...length, ...inferred('minLength') } })[1]).toEqual([
      'each entry: not empty',
      'inferred',
    ]);
    expect(sources({ format: 'binary', maxLength: 5_242_880, ...inferred('maxLength') })).toEqual([
      ['at most 5,242,880 bytes', 'inferred'],
    ]);
    expect(sources({ format: 'date', maxItems: 3, ...inferred('format', 'maxItems') })).toEqual([
      ['date, YYYY-MM-DD', 'inferred'],
      ['at most 3 entries', 'inferred'],
    ]);
    const size: Schema = {
      minimum: 1,
      maximum: 100,
      default: 15,
      'x-limit-provenance': { minimum: 'inferred', default: 'inferred' },
    };
    expect(sources(size)).toEqual([
      ['at least 1', 'inferred'],
      ['at most 100', undefined],
      ['default', 'inferred'],
    ]);
  });
});

describe('buildParameterFields', () => {
  it('shows a boolean in a query as the 1 or 0 that requests contain', () => {
    const { parameters = [] } = bundle.contract.operations.find(({ id }) => id === 'getWithdrawalHistory') ?? {};
    const [field] = buildParameterFields(
      parameters.filter(({ name }) => name === 'with_deleted'),
      'query',
      { platforms, conditions },
    );
    expect(field?.example).toBe('1');
    expect(field?.constraints).toMatchObject([{ text: 'default', values: [{ code: '0' }] }]);
  });
});

describe('mergeSchemas', () => {
  it('retains equal keywords, and lists different constants', () => {
    const schema = (value: number): Schema => ({
      type: 'object',
      description: `Number ${value}.`,
      required: ['a', `b${value}`],
      properties: { a: { type: 'integer', const: value, description: 'A.' }, same: { const: 'x' } },
    });
    expect(mergeSchemas([schema(1), schema(2)])).toEqual({
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'integer', description: 'A.', enum: [1, 2] }, same: { const: 'x' } },
    });
  });
});
