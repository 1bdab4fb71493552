import type { Json } from '../../../src/compare/types.js';

const cat = { $ref: '#/components/schemas/Cat' };
const circle = { $ref: '#/components/schemas/Circle' };
const square = { $ref: '#/components/schemas/Square' };
const dog = { $ref: '#/components/schemas/Dog' };
const object = (rest: Record<string, Json>): Json => ({ type: 'object', ...rest });
const array = (rest: Record<string, Json>): Json => ({ type: 'array', ...rest });
const text = (rest: Record<string, Json>): Json => ({ type: 'string', ...rest });

/** A branch for one kind of withdrawal. The amount and the currency are defined in each branch. */
const withdrawal = (kind: string): Record<string, Json> => ({
  type: 'object',
  required: ['kind'],
  properties: { kind: { const: kind }, amount: text({}), fee: { type: 'number' }, currency: text({}) },
});
/** A union of withdrawals, with fields and other keywords beside it. */
const beside = (properties: Record<string, Json>, rest: Record<string, Json> = {}): Json => ({
  oneOf: [withdrawal('bank'), withdrawal('card')],
  properties,
  ...rest,
});
const amountOf = (schema: Json): Json => ({ allOf: [schema], properties: { amount: text({}) } });
const cards: Record<string, Json> = {
  oneOf: ['bank', 'card'].map((kind) => ({
    type: 'object',
    required: ['kind'],
    properties: { kind: { const: kind }, card: object({ properties: { cvv: text({}) } }) },
  })),
};

/** Pairs of schemas. The second schema rejects some values that the first accepts. */
export const narrower: [name: string, wide: Json, narrow: Json][] = [
  ['names of fields are limited', object({}), object({ propertyNames: { pattern: '^[a-z]+$' } })],
  [
    'names of fields are limited further',
    object({ propertyNames: { maxLength: 9 } }),
    object({ propertyNames: { maxLength: 5 } }),
  ],
  ['any field becomes a certain field', object({ minProperties: 1 }), object({ required: ['a'] })],
  [
    'one of certain fields is required beside a minimum number of fields',
    object({ minProperties: 1, properties: { a: text({}), b: text({}) } }),
    object({
      minProperties: 1,
      properties: { a: text({}), b: text({}) },
      not: { properties: { a: false, b: false } },
    }),
  ],
  ['items of every type get a type', array({ items: true }), array({ items: text({}) })],
  ['items without keywords get a type', array({ items: {} }), array({ items: text({}) })],
  ['a maximum length decreases', text({ maxLength: 9 }), text({ maxLength: 5 })],
  ['a minimum length is added', text({}), text({ minLength: 1 })],
  ['a minimum increases', { type: 'number', minimum: 1 }, { type: 'number', minimum: 1.5 }],
  ['a bound becomes exclusive', { type: 'number', minimum: 0 }, { type: 'number', exclusiveMinimum: 0 }],
  ['a bound is added in an allOf', { type: 'integer' }, { allOf: [{ type: 'integer' }, { maximum: 9 }] }],
  [
    'an integer bound becomes stricter in a different spelling',
    { type: 'integer', minimum: 1 },
    { type: 'integer', exclusiveMinimum: 1 },
  ],
  ['a number becomes an integer', { type: 'number' }, { type: 'integer' }],
  ['a type is removed', { type: ['string', 'number'] }, text({})],
  ['a type is added to a schema without one', {}, text({})],
  ['null is removed from the type', { type: ['string', 'null'] }, text({})],
  ['null is removed from an anyOf', { anyOf: [text({}), { type: 'null' }] }, text({})],
  ['null is removed from a oneOf of objects', { oneOf: [cat, dog, { type: 'null' }] }, { oneOf: [cat, dog] }],
  ['null is removed from an enum', { enum: ['a', null] }, { enum: ['a'] }],
  ['an exclusive bound excludes a listed value', { enum: [0, 0.5] }, { enum: [0, 0.5], exclusiveMinimum: 0 }],
  ['a value is excluded from an enum', { enum: ['a', 'b'] }, { enum: ['a', 'b'], not: { const: 'b' } }],
  ['an enum value is removed', { enum: ['a', 'b'] }, { enum: ['a'] }],
  ['an enum becomes a constant', { enum: ['a', 'b'] }, { const: 'a' }],
  ['a constant changes', { enum: ['a', 'b'] }, { const: 'b' }],
  ['an enum is added', text({}), text({ enum: ['a'] })],
  ['a constant is removed from a oneOf', { enum: ['a', 'b'] }, { oneOf: [{ const: 'a' }] }],
  ['a listed value is too long', { enum: ['a', 'abcdef'] }, { enum: ['a', 'abcdef'], maxLength: 5 }],
  ['a listed value is too short', { enum: ['a', 'ab'] }, { enum: ['a', 'ab'], minLength: 2 }],
  ['a listed value does not match a pattern', { enum: ['a', 'b'] }, { enum: ['a', 'b'], pattern: '^a' }],
  ['the pattern of listed values is invalid', { enum: ['a'] }, { enum: ['a'], pattern: '(' }],
  ['a listed number is too low', { enum: [1, 2] }, { enum: [1, 2], minimum: 2 }],
  ['a listed number is too high', { enum: [1, 2] }, { enum: [1, 2], maximum: 1 }],
  ['a pattern is added', text({}), text({ pattern: '^a' })],
  [
    'a second pattern is added in an allOf',
    text({ pattern: '^a' }),
    { allOf: [text({ pattern: '^a' }), { pattern: 'b$' }] },
  ],
  ['a format is added', text({}), text({ format: 'date' })],
  ['a format gets smaller', { type: 'integer', format: 'int64' }, { type: 'integer', format: 'int32' }],
  ['a multiple is added', { type: 'integer' }, { type: 'integer', multipleOf: 5 }],
  ['a multiple increases', { type: 'integer', multipleOf: 5 }, { type: 'integer', multipleOf: 10 }],
  ['a field becomes required', object({ properties: { a: {} } }), object({ properties: { a: {} }, required: ['a'] })],
  [
    'a field becomes required in an allOf',
    object({ properties: { a: {} } }),
    object({ properties: { a: {} }, allOf: [{ required: ['a'] }] }),
  ],
  ['a field becomes required with a different one', object({}), object({ dependentRequired: { a: ['b'] } })],
  ['a schema depends on a field', object({}), object({ dependentSchemas: { a: { required: ['b'] } } })],
  ['other fields are rejected', object({}), object({ additionalProperties: false })],
  ['other fields are limited', object({}), object({ additionalProperties: text({}) })],
  [
    'other fields are limited further',
    object({ additionalProperties: text({}) }),
    object({ additionalProperties: text({ maxLength: 5 }) }),
  ],
  ['unevaluated fields are rejected', object({}), object({ unevaluatedProperties: false })],
  ['fields with a pattern are limited', object({}), object({ patternProperties: { '^a': text({}) } })],
  ['the number of fields is limited', object({}), object({ maxProperties: 1 })],
  ['items are limited', array({}), array({ items: text({}) })],
  ['items are limited further', array({ items: text({}) }), array({ items: text({ maxLength: 5 }) })],
  ['all items are rejected', array({ maxItems: 1 }), array({ items: false })],
  [
    'further items are rejected',
    array({ prefixItems: [text({})], maxItems: 2 }),
    array({ prefixItems: [text({})], items: false }),
  ],
  ['all fields are rejected', object({ maxProperties: 1 }), object({ additionalProperties: false })],
  ['items are rejected', array({}), array({ items: false })],
  ['the first item is limited', array({}), array({ prefixItems: [text({})] })],
  ['items must be unique', array({}), array({ uniqueItems: true })],
  ['the number of items is limited', array({}), array({ maxItems: 9 })],
  ['an item must be contained', array({}), array({ contains: { const: 1 } })],
  ['unevaluated items are rejected', array({}), array({ unevaluatedItems: false })],
  ['a field beside a oneOf is limited', beside({}), beside({ amount: text({ maxLength: 4 }) })],
  ['a field beside a oneOf gets a pattern', beside({}), beside({ amount: text({ pattern: '^[0-9]{1,3}$' }) })],
  ['a field beside a oneOf becomes a constant', beside({}), beside({ currency: { const: 'USD' } })],
  ['a field beside a oneOf becomes a list', beside({}), beside({ currency: { enum: ['USD'] } })],
  ['a field beside a oneOf is rejected', beside({}), beside({ amount: false })],
  ['a field beside a oneOf gets a different type', beside({}), beside({ amount: { type: 'number' } })],
  [
    'an allOf beside a oneOf limits a field',
    beside({}),
    beside({}, { allOf: [object({ properties: { fee: { maximum: 9 } } })] }),
  ],
  [
    'an allOf beside a oneOf refers to a schema that limits a field',
    beside({}),
    beside({}, { allOf: [{ $ref: '#/components/schemas/Limits' }] }),
  ],
  [
    'an allOf around a oneOf limits a field',
    { allOf: [beside({})] },
    { allOf: [beside({}), object({ properties: { amount: { maxLength: 4 } } })] },
  ],
  [
    'a field inside a field beside a oneOf is limited',
    cards,
    { ...cards, properties: { card: { properties: { cvv: { maxLength: 3 } } } } },
  ],
  [
    'a field beside the second of two unions is limited',
    beside({}, { anyOf: [{ required: ['amount'] }, { required: ['fee'] }] }),
    beside({ amount: { maxLength: 4 } }, { anyOf: [{ required: ['amount'] }, { required: ['fee'] }] }),
  ],
  [
    'a field beside an anyOf is limited',
    { anyOf: [amountOf(circle), amountOf(square)] },
    { anyOf: [amountOf(circle), amountOf(square)], properties: { amount: { maxLength: 4 } } },
  ],
  [
    'a limit moves from one branch to beside the union',
    { oneOf: [withdrawal('bank'), { ...withdrawal('card'), maxProperties: 9 }] },
    { oneOf: [withdrawal('bank'), withdrawal('card')], maxProperties: 9 },
  ],
  ['a branch is removed', { oneOf: [cat, dog] }, { oneOf: [cat] }],
  ['a branch is removed from an anyOf', { anyOf: [cat, dog, text({})] }, { anyOf: [cat, dog] }],
  ['the only object of several types is removed', { oneOf: [array({ items: cat }), cat] }, array({ items: cat })],
  ['a branch is narrowed', { oneOf: [cat, text({})] }, { oneOf: [cat, text({ maxLength: 5 })] }],
  ['a type of several becomes a constant', { type: ['string', 'integer'] }, { const: 'a' }],
  ['a constant beside a type is removed', { anyOf: [{ const: 'a' }, { type: 'integer' }] }, { type: 'integer' }],
  ['a type beside a constant is removed', { anyOf: [{ const: 'a' }, { type: 'integer' }] }, { const: 'a' }],
  [
    'an enum beside a type loses a value',
    { anyOf: [{ enum: ['a', 'b'] }, { type: 'integer' }] },
    { anyOf: [{ enum: ['a'] }, { type: 'integer' }] },
  ],
  [
    'a type beside an exclusion is narrowed',
    { anyOf: [text({ not: { const: 'a' } }), { type: 'integer' }] },
    { anyOf: [text({ not: { const: 'a' } }), { type: 'integer', minimum: 1 }] },
  ],
  ['one of two objects without a constant is removed', { anyOf: [circle, square] }, { anyOf: [square] }],
  [
    'one of two objects without a constant is narrowed',
    { anyOf: [circle, square] },
    { anyOf: [square, { allOf: [circle], required: ['unit'] }] },
  ],
  ['an object becomes a oneOf of two copies', circle, { oneOf: [circle, circle] }],
  [
    'an enum becomes a oneOf of two copies',
    { enum: ['a', 'b'] },
    { oneOf: [{ enum: ['a', 'b'] }, { enum: ['a', 'b'] }] },
  ],
  ['a value is in two branches of a oneOf', { enum: ['a', 'b'] }, { oneOf: [{ enum: ['a', 'b'] }, { const: 'b' }] }],
  ['a text becomes a oneOf with a longer one', text({}), { oneOf: [text({}), text({ minLength: 5 })] }],
  [
    'null is in two branches of a oneOf',
    { type: ['string', 'null'] },
    { oneOf: [{ type: ['string', 'null'] }, { type: 'null' }] },
  ],
  ['a number is in two branches of a oneOf', { type: 'number' }, { oneOf: [{ type: 'number' }, { type: 'integer' }] }],
  [
    'objects with an optional constant become exclusive',
    { anyOf: [object({ properties: { kind: { const: 'a' } } }), object({ properties: { kind: { const: 'b' } } })] },
    { oneOf: [object({ properties: { kind: { const: 'a' } } }), object({ properties: { kind: { const: 'b' } } })] },
  ],
  [
    'a second exclusion is added',
    text({ not: { const: 'a' } }),
    text({ not: { const: 'a' }, allOf: [{ not: { const: 'b' } }] }),
  ],
  [
    'a second dependent field is added in an allOf',
    object({ dependentRequired: { a: ['b'] } }),
    object({ dependentRequired: { a: ['b'] }, allOf: [{ dependentRequired: { c: ['d'] } }] }),
  ],
  [
    'fields with a pattern are rejected with all others',
    object({ additionalProperties: false, patternProperties: { '^a': {} } }),
    object({ additionalProperties: false }),
  ],
  [
    'a first item is limited like all others',
    array({ prefixItems: [{}], items: { type: 'number' } }),
    array({ items: { type: 'number' } }),
  ],
  ['a union is added', object({}), object({ anyOf: [{ required: ['a'] }, { required: ['b'] }] })],
  [
    'overlapping branches become exclusive',
    { anyOf: [text({ maxLength: 5 }), text({ pattern: '^a' })] },
    { oneOf: [text({ maxLength: 5 }), text({ pattern: '^a' })] },
  ],
  ['a union loses the type of a part', { anyOf: [text({}), { type: 'number' }] }, text({})],
  ['a type is excluded', { type: ['string', 'integer'] }, { type: ['string', 'integer'], not: { type: 'integer' } }],
  ['a value is excluded from a list', { enum: ['a', 'b'] }, { enum: ['a', 'b'], not: { const: 'a' } }],
  ['a value is excluded', text({}), text({ not: { const: 'a' } })],
  ['more values are excluded', text({ not: { const: 'a' } }), text({ not: { enum: ['a', 'b'] } })],
  ['a condition is added', object({}), object({ if: { required: ['a'] }, else: { required: ['b'] } })],
  ['nothing is accepted', {}, false],
  [
    'a reference leads to a narrower schema',
    { $ref: '#/components/schemas/Name' },
    { $ref: '#/components/schemas/Short' },
  ],
];
