import type { Schema } from '@wapi/types';
import { describe, expect, it } from 'vitest';
import { buildConstraints } from '../../src/model/constraints.js';
import { allFields, type FieldItem, buildFields, isVariant } from '../../src/model/fields.js';
import { mergeSchemas } from '../../src/model/merge-schemas.js';
import { bundle } from '../support/site.js';

const { platforms, conditions } = bundle.contract;
const fields = (schema: Schema) => buildFields(schema, { platforms, conditions });

/** The names of fields, and those of variants under what tells them apart. */
function outline(items: readonly FieldItem[]): unknown[] {
  return items.map((item) =>
    isVariant(item) ? [item.when?.field, item.when?.values.join('|'), ...outline(item.fields)] : item.name,
  );
}

describe('the fields of a schema', () => {
  it('are flattened, with the platforms that require them', () => {
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

  it('say which accounts must send them', () => {
    const [field] = allFields(
      fields({ properties: { a: { type: 'string' } }, 'x-required-for': { 'main-merchant-account': ['a'] } }),
    );
    expect(field?.requiredFor.map(({ title }) => title)).toEqual(['Main Merchant Account']);
  });

  it('of a map stand under any key', () => {
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
    ['has a value of its own', { type: 'string', enum: ['a'] }, 'a'],
    ['is null', { type: 'null' }, null],
    ['is empty', { type: 'string' }, ''],
    ['is the default', { type: 'integer', default: 1 }, 1],
  ])('show no example that %s', (_what, schema, example) => {
    const [field] = allFields(fields({ properties: { a: { ...schema, examples: [example] } } }));
    expect(field?.example).toBeUndefined();
  });
});

describe('a choice', () => {
  const shared = { type: 'string', description: 'Both have it.' };
  const variant = (kind: Schema, more: Schema['properties']): Schema => ({
    type: 'object',
    required: ['kind'],
    properties: { kind, shared, ...more },
  });

  it('of objects has what all have, then what each has', () => {
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

  it('keeps a field apart that is described differently, required by one only, or of another type', () => {
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

  it('of a list and its entry has the fields once', () => {
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
  ])('of %s says so', (_what, types) => {
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

  it('has no fields in a list that is always empty', () => {
    const none: Schema = { type: 'array', maxItems: 0, items: { properties: { id: { type: 'string' } } } };
    expect(allFields(fields({ properties: { none } })).map(({ name }) => name)).toEqual(['none']);
  });

  it('of texts and numbers has no forms to tell apart', () => {
    expect(
      allFields(fields({ properties: { a: { oneOf: [{ type: 'string' }, { type: 'integer' }] } } }))[0],
    ).toMatchObject({
      type: 'string or integer',
      shapes: [],
    });
  });
});

describe('the limits of a field', () => {
  const limits = (schema: Schema) =>
    buildConstraints(schema, platforms).map(({ text, values }) => [
      text,
      ...values.map(({ code, where, meaning }) => [code, where ?? meaning].join(' ').trim()),
    ]);

  it.each<[Schema, unknown[]]>([
    [
      { minLength: 2, maxLength: 4, pattern: '^a', enum: ['aa', 'ab'] },
      [['one of', 'aa', 'ab'], ['2 to 4 characters'], ['matches', '^a']],
    ],
    [{ exclusiveMinimum: 0 }, [['more than 0']]],
    [{ exclusiveMinimum: 0, maximum: 9 }, [['more than 0 and 9 or less']]],
    [{ minimum: 1, maximum: 100, default: 15 }, [['1 to 100'], ['default', '15']]],
    [{ minimum: 0 }, [['0 or more']]],
    [{ contentMediaType: 'application/json' }, [['JSON text']]],
    [
      { enum: ['a'], 'x-open-enum': true },
      [['one of', 'a'], ['other values may come, although the TypeScript type has these alone']],
    ],
    [{ type: 'array', maxItems: 100, items: { format: 'date' } }, [['at most 100 entries'], ['each date, YYYY-MM-DD']]],
    [{ enum: [0], 'x-enumDescriptions': { '0': 'Nothing.' } }, [['one of', '0 Nothing.']]],
    [{ const: 0, enum: [0, 1] }, [['always', '0']]],
    [{ enum: ['JMD', 'USD'], 'x-platform-enum': 'currencies' }, [['one of', 'JMD in Jamaica', 'USD everywhere']]],
    [{ enum: ['TT'], 'x-platform-enum': 'code' }, [['one of', 'TT in Trinidad and Tobago']]],
  ])('%j are %j', (schema, expected) => {
    expect(limits(schema)).toEqual(expected);
  });

  it('say where they come from, if not from where the field does', () => {
    const schema: Schema = {
      minLength: 1,
      maxLength: 9,
      pattern: '^a',
      'x-limit-provenance': { maxLength: 'inferred' },
    };
    expect(buildConstraints(schema, platforms).map(({ provenance }) => provenance)).toEqual(['inferred', undefined]);
    expect(buildConstraints({ type: 'array', items: schema }, platforms)[0]?.provenance).toBe('inferred');
    const size: Schema = {
      minimum: 1,
      maximum: 100,
      default: 15,
      'x-limit-provenance': { minimum: 'inferred', default: 'inferred' },
    };
    expect(buildConstraints(size, platforms).map(({ text, provenance }) => [text, provenance])).toEqual([
      ['1 or more', 'inferred'],
      ['100 or less', undefined],
      ['default', 'inferred'],
    ]);
  });
});

describe('schemas of which one holds', () => {
  it('are merged into what all say, and the list of what they say differently', () => {
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
