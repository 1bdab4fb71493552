import type { Json } from '../../../src/compare/types.js';

const cat = { $ref: '#/components/schemas/Cat' };
const circle = { $ref: '#/components/schemas/Circle' };
const disc = { $ref: '#/components/schemas/Disc' };
const square = { $ref: '#/components/schemas/Square' };
const dog = { $ref: '#/components/schemas/Dog' };

const text = (rest: Record<string, Json>): Json => ({ type: 'string', ...rest });
const closed = (properties: Record<string, Json>): Record<string, Json> => ({ type: 'object', properties });
const pair = (rest: Record<string, Json>): Json => ({
  ...closed({ a: { type: 'string' }, b: { type: 'string' } }),
  ...rest,
});

/** A union of two kinds of payments. */
const payments = (branch: Record<string, Json>, rest: Record<string, Json> = {}): Record<string, Json> => ({
  oneOf: ['bank', 'card'].map((kind) => ({
    allOf: [{ type: 'object', required: ['kind'], properties: { kind: { const: kind } } }, branch],
  })),
  ...rest,
});
const limited = (branch: Record<string, Json>, rest: Record<string, Json>): Json => ({
  anyOf: [text({ pattern: '^a', ...branch }), text({ pattern: '^b', ...branch })],
  ...rest,
});
const amount = closed({ amount: text({ maxLength: 4 }) });

/** Pairs of different spellings of the same schema. */
export const equivalent: [name: string, one: Json, other: Json][] = [
  ['a constant and an enum of one value', { const: 'a' }, { enum: ['a'] }],
  ['a constant with and without its type', { const: 'a' }, { type: 'string', const: 'a' }],
  ['an enum with and without its type', { enum: ['a', 'b'] }, { type: 'string', enum: ['a', 'b'] }],
  ['a text and a text that forms hide', { type: 'string' }, { type: 'string', format: 'password' }],
  ['an enum of multiples', { type: 'integer', enum: [2, 4] }, { type: 'integer', enum: [2, 4], multipleOf: 2 }],
  ['limits of contains without contains', { type: 'array' }, { type: 'array', minContains: 2, maxContains: 3 }],
  [
    'the default of minContains and the size that contains implies',
    { type: 'array', contains: { const: 1 } },
    { type: 'array', contains: { const: 1 }, minContains: 1, minItems: 1 },
  ],
  ['an enum in a different order', { enum: ['a', 'b'] }, { enum: ['b', 'a'] }],
  ['an enum and a oneOf of constants', { enum: ['a', 'b'] }, { oneOf: [{ const: 'a' }, { const: 'b', title: 'B' }] }],
  ['an enum and an anyOf of enums', { enum: ['a', 'b'] }, { anyOf: [{ enum: ['a'] }, { enum: ['b'] }] }],
  ['an enum with null and an anyOf', { enum: ['a', null] }, { anyOf: [{ enum: ['a'] }, { type: 'null' }] }],
  ['null in the type and in anyOf', { type: ['string', 'null'] }, { anyOf: [{ type: 'string' }, { type: 'null' }] }],
  ['null in the type and in oneOf', { type: ['string', 'null'] }, { oneOf: [{ type: 'null' }, { type: 'string' }] }],
  [
    'null in the type and by reference',
    { type: ['string', 'null'], maxLength: 5 },
    { anyOf: [{ $ref: '#/components/schemas/Short' }, { $ref: '#/components/schemas/Null' }] },
  ],
  ['null as a type and as a constant', { type: 'null' }, { const: null }],
  ['null beside an object', { oneOf: [cat, { type: 'null' }] }, { anyOf: [{ const: null }, cat] }],
  ['null beside several objects', { oneOf: [cat, dog, { type: 'null' }] }, { oneOf: [{ type: 'null' }, dog, cat] }],
  ['a type and a list of one type', { type: 'string' }, { type: ['string'] }],
  ['types in a different order', { type: ['string', 'integer'] }, { type: ['integer', 'string'] }],
  ['an integer and a number that is a multiple of 1', { type: 'integer' }, { type: 'number', multipleOf: 1 }],
  ['a number and a number or integer', { type: 'number' }, { type: ['integer', 'number'] }],
  ['types and an anyOf of types', { type: ['string', 'number'] }, { anyOf: [{ type: 'string' }, { type: 'number' }] }],
  [
    'types with limits and a oneOf of them',
    { type: ['string', 'number'], maxLength: 5, minimum: 1 },
    {
      oneOf: [
        { type: 'string', maxLength: 5 },
        { type: 'number', minimum: 1 },
      ],
    },
  ],
  ['a boolean and an enum of both values', { type: 'boolean' }, { enum: [true, false] }],
  ['an exclusive and an inclusive minimum', { type: 'integer', exclusiveMinimum: 0 }, { type: 'integer', minimum: 1 }],
  ['an exclusive and an inclusive maximum', { type: 'integer', exclusiveMaximum: 9 }, { type: 'integer', maximum: 8 }],
  ['a fractional minimum of an integer', { type: 'integer', minimum: 0.5 }, { type: 'integer', minimum: 1 }],
  ['a second, weaker bound', { type: 'number', minimum: 1 }, { type: 'number', minimum: 1, exclusiveMinimum: 0 }],
  ['a bound in an allOf', { type: 'integer', minimum: 1 }, { type: 'integer', allOf: [{ minimum: 1 }] }],
  [
    'the stricter of two bounds',
    { type: 'integer', minimum: 2 },
    { minimum: 2, allOf: [{ type: 'integer', minimum: 1 }] },
  ],
  ['nested allOf', { type: 'string', maxLength: 5 }, { allOf: [{ allOf: [{ type: 'string' }, { maxLength: 5 }] }] }],
  ['a reference and its schema', { type: 'string', maxLength: 5 }, { $ref: '#/components/schemas/Short' }],
  [
    'a reference in an allOf',
    { $ref: '#/components/schemas/Short' },
    { allOf: [{ $ref: '#/components/schemas/Short' }] },
  ],
  ['an anyOf of one schema', { type: 'string' }, { anyOf: [{ type: 'string' }] }],
  ['a oneOf of one reference', cat, { oneOf: [cat] }],
  ['branches in a different order', { oneOf: [cat, dog] }, { oneOf: [dog, cat] }],
  ['a renamed schema in a branch', { oneOf: [circle, square] }, { oneOf: [disc, square] }],
  ['a renamed schema in a moved branch', { oneOf: [circle, square] }, { oneOf: [square, disc] }],
  [
    'an inline schema in a branch',
    { oneOf: [cat, { type: 'string' }] },
    { oneOf: [{ allOf: [cat] }, { type: 'string' }] },
  ],
  ['oneOf and anyOf of disjoint objects', { oneOf: [cat, dog] }, { anyOf: [cat, dog] }],
  [
    'oneOf and anyOf of ranges',
    {
      oneOf: [
        { type: 'integer', maximum: 5 },
        { type: 'integer', exclusiveMinimum: 5 },
      ],
    },
    {
      anyOf: [
        { type: 'integer', maximum: 5 },
        { type: 'integer', exclusiveMinimum: 5 },
      ],
    },
  ],
  [
    'oneOf and anyOf of objects with different listed values',
    { oneOf: [cat, { ...closed({ kind: { enum: ['cow', 'pig'] } }), required: ['kind'] }] },
    { anyOf: [cat, { ...closed({ kind: { enum: ['cow', 'pig'] } }), required: ['kind'] }] },
  ],
  [
    'oneOf and anyOf of an object and one without its field',
    { oneOf: [circle, { ...closed({ side: { type: 'number' } }), additionalProperties: false }] },
    { anyOf: [circle, { ...closed({ side: { type: 'number' } }), additionalProperties: false }] },
  ],
  ['an if with no effect', closed({}), { ...closed({}), if: { required: ['a'] }, else: true }],
  ['an else without an if', closed({}), { ...closed({}), else: { required: ['a'] } }],
  ['minLength 0', { type: 'string' }, { type: 'string', minLength: 0 }],
  ['minItems 0', { type: 'array' }, { type: 'array', minItems: 0 }],
  ['uniqueItems false', { type: 'array' }, { type: 'array', uniqueItems: false }],
  ['no items', { type: 'array', maxItems: 0 }, { type: 'array', items: false }],
  [
    'no items in an allOf',
    { type: 'array', items: { type: 'string' }, maxItems: 0 },
    { allOf: [{ items: false }], type: 'array' },
  ],
  [
    'no further items',
    { type: 'array', prefixItems: [{ type: 'string' }], maxItems: 1 },
    { type: 'array', prefixItems: [{ type: 'string' }], items: false },
  ],
  ['no fields', { type: 'object', maxProperties: 0 }, { type: 'object', additionalProperties: false }],
  ['items without a limit', { type: 'array' }, { type: 'array', items: {} }],
  ['items with a description only', { type: 'array' }, { type: 'array', items: { description: 'Any.' } }],
  ['additionalProperties true', { type: 'object' }, { type: 'object', additionalProperties: true }],
  [
    'additionalProperties and unevaluatedProperties',
    { type: 'object', additionalProperties: false },
    { type: 'object', unevaluatedProperties: false },
  ],
  ['no required field', { type: 'object' }, { type: 'object', required: [] }],
  ['minProperties below the number of required fields', cat, { allOf: [cat], minProperties: 1 }],
  ['field names of any text', { type: 'object' }, { type: 'object', propertyNames: { type: 'string' } }],
  ['a limit for a different type', { type: 'integer' }, { type: 'integer', maxLength: 5 }],
  ['a multiple of 1', { type: 'integer' }, { type: 'integer', multipleOf: 1 }],
  ['a pattern that every text matches', { type: 'string' }, { type: 'string', pattern: '.*' }],
  ['a minimum length that all listed values meet', { enum: ['a', 'b'] }, { enum: ['a', 'b'], minLength: 1 }],
  ['a pattern that all listed values match', { enum: ['a', 'b'] }, { enum: ['a', 'b'], pattern: '^[ab]$' }],
  ['bounds that all listed values meet', { enum: [1, 2] }, { enum: [1, 2], minimum: 1, maximum: 2 }],
  ['a limit that all listed values meet', { enum: ['a', 'b'] }, { enum: ['a', 'b'], maxLength: 5 }],
  ['a flag with its default', { type: 'string' }, { type: 'string', readOnly: false, deprecated: false }],
  [
    'fields in a different order',
    { type: 'object', required: ['a', 'b'], properties: { a: { type: 'string' }, b: { type: 'string' } } },
    { type: 'object', required: ['b', 'a'], properties: { b: { type: 'string' }, a: { type: 'string' } } },
  ],
  [
    'fields that move into an allOf',
    { type: 'object', properties: { a: { type: 'string' } } },
    { allOf: [{ type: 'object', properties: { a: { type: 'string' } } }] },
  ],
  [
    'a schema that contains itself',
    { $ref: '#/components/schemas/Node' },
    { allOf: [{ $ref: '#/components/schemas/Node' }] },
  ],
  ['a title and a comment', { type: 'string' }, { type: 'string', title: 'Text', $comment: 'A text.' }],
  ['a double negation', { type: 'string', maxLength: 5 }, { type: 'string', not: { not: { maxLength: 5 } } }],
  ['an excluded constant and an enum of one', text({ not: { const: 'a' } }), text({ not: { enum: ['a'] } })],
  [
    'excluded values one by one and in an enum',
    text({ not: { enum: ['a', 'b'] } }),
    text({ allOf: [{ not: { const: 'b' } }, { not: { const: 'a' } }] }),
  ],
  [
    'excluded values in an anyOf and in an enum',
    text({ not: { anyOf: [{ const: 'a' }, { const: 'b' }] } }),
    text({ not: { enum: ['a', 'b'] } }),
  ],
  ['a value that is excluded from others', { enum: ['b', 'c'] }, { enum: ['b', 'c'], not: { const: 'a' } }],
  ['a type that is excluded from another', { type: 'string' }, { type: 'string', not: { type: 'null' } }],
  ['an excluded null', { type: ['string', 'null'], not: { type: 'null' } }, { type: 'string' }],
  [
    'one of two required fields',
    pair({ anyOf: [{ required: ['a'] }, { required: ['b'] }] }),
    pair({ not: { properties: { a: false, b: false } } }),
  ],
  ['a required field and not without it', pair({ required: ['a'] }), pair({ not: { properties: { a: false } } })],
  ['a field that must not exist', closed({ a: false }), { ...closed({}), not: { required: ['a'] } }],
  ['a maximum length and not more', text({ maxLength: 5 }), text({ not: { minLength: 6 } })],
  ['a minimum and not less', { type: 'integer', minimum: 1 }, { type: 'integer', not: { maximum: 0 } }],
  ['a list and a longer one without a value', { enum: ['a', 'b'] }, { enum: ['a', 'b', 'c'], not: { const: 'c' } }],
  [
    'dependent fields as a list and as a schema',
    pair({ dependentRequired: { a: ['b'] } }),
    pair({ dependentSchemas: { a: { required: ['b'] } } }),
  ],
  ['a field in every branch and beside the oneOf', payments(amount), payments({}, amount)],
  ['a field in every branch and in an allOf beside it', payments(amount), payments({}, { allOf: [amount] })],
  [
    'the limit of a field in every branch and beside the oneOf',
    payments(amount),
    payments(closed({ amount: text({}) }), { properties: { amount: { maxLength: 4 } } }),
  ],
  ['a required field in every branch and beside', payments({ required: ['fee'] }), payments({}, { required: ['fee'] })],
  ['a limit that every branch repeats', payments(amount), payments(amount, amount)],
  [
    'a field in every branch of an anyOf and beside it',
    { anyOf: [{ allOf: [circle, amount] }, { allOf: [square, amount] }] },
    { anyOf: [circle, square], ...amount },
  ],
  [
    'the limit of texts in every branch and beside the anyOf',
    limited({ maxLength: 5 }, {}),
    limited({}, { maxLength: 5 }),
  ],
  [
    'a field beside two unions and in the branches of the second',
    { ...payments(amount), anyOf: [circle, square] },
    { ...payments({}), anyOf: [{ allOf: [circle, amount] }, { allOf: [square, amount] }] },
  ],
  [
    'a union that contains itself',
    { $ref: '#/components/schemas/Tree' },
    { allOf: [{ $ref: '#/components/schemas/Tree' }] },
  ],
];
