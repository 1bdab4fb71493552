import type { Json } from '../../../src/compare/types.js';

const cat = { $ref: '#/components/schemas/Cat' };
const circle = { $ref: '#/components/schemas/Circle' };
const dog = { $ref: '#/components/schemas/Dog' };
const square = { $ref: '#/components/schemas/Square' };

/**
 * Pairs of schemas that each reject a value that the other accepts, so that a change in either direction is breaking.
 */
export const incomparable: [name: string, one: Json, other: Json][] = [
  ['a type', { type: 'string' }, { type: 'integer' }],
  ['a type and a constant', { type: 'integer' }, { const: 'a' }],
  ['a type and an enum', { type: 'integer' }, { enum: ['a', 'b'] }],
  ['a type and null', { type: 'string' }, { type: 'null' }],
  ['a nullable type and a constant', { type: ['null', 'string'] }, { const: 1 }],
  ['a constant', { const: 'a' }, { const: 'b' }],
  ['the type of a constant', { const: 'a' }, { const: 1 }],
  ['a value beside null', { enum: ['a', null] }, { enum: ['b', null] }],
  ['a pattern', { type: 'string', pattern: 'a' }, { type: 'string', pattern: 'b' }],
  ['a content encoding', { type: 'string' }, { type: 'string', contentEncoding: 'base64' }],
  ['a branch', { oneOf: [cat, dog] }, { oneOf: [cat, square] }],
  ['an exclusive branch that others overlap', { oneOf: [circle, square] }, { oneOf: [square] }],
  [
    'the fields of an exclusive branch that others overlap',
    { oneOf: [circle, square] },
    { oneOf: [square, { allOf: [circle], required: ['unit'] }] },
  ],
  ['a union and a type', { anyOf: [{ const: 'a' }, { type: 'integer' }] }, { type: 'boolean' }],
  ['an exclusion and its type', { not: { type: 'string' } }, { type: 'string' }],
  ['the type of items', { type: 'array', items: { type: 'string' } }, { type: 'array', items: { type: 'integer' } }],
  [
    'the type of a field',
    { type: 'object', properties: { a: { type: 'string' } } },
    { type: 'object', properties: { a: { type: 'integer' } } },
  ],
];
