import { describe, expect, it } from 'vitest';
import { flattenAllOf, findOrigin } from '../../src/compare/flatten.js';
import { valueAt, asObject } from '../../src/compare/json-pointer.js';
import type { Document, Json, JsonObject } from '../../src/compare/types.js';

const withSchemas = (schemas: Record<string, Json>): Document => ({ openapi: '3.1.0', components: { schemas } });
const schemasOf = (document: Document): JsonObject => asObject(valueAt(document, '/components/schemas'));

const shared = {
  type: 'object',
  description: 'Shared.',
  required: ['id'],
  properties: { id: { $ref: '#/components/schemas/Id' }, note: { type: 'string' } },
};
const document = withSchemas({
  Id: { type: 'string' },
  Shared: shared,
  Whole: {
    description: 'Whole.',
    allOf: [{ $ref: '#/components/schemas/Shared' }],
    required: ['note'],
    properties: { note: { const: 'x' }, allOf: { type: 'boolean' } },
    examples: [{ allOf: [1] }],
  },
});

describe('flattened', () => {
  it('puts the parts of a schema together, its own keywords first', () => {
    expect(schemasOf(flattenAllOf(document))['Whole']).toEqual({
      description: 'Whole.',
      type: 'object',
      required: ['note', 'id'],
      properties: {
        note: { const: 'x', type: 'string' },
        allOf: { type: 'boolean' },
        id: { $ref: '#/components/schemas/Id' },
      },
      examples: [{ allOf: [1] }],
    });
  });

  it('ends with schemas that contain themselves', () => {
    const loop = withSchemas({
      Node: {
        allOf: [{ $ref: '#/components/schemas/Node' }],
        properties: { next: { $ref: '#/components/schemas/Node' } },
      },
    });
    expect(schemasOf(flattenAllOf(loop))['Node']).toEqual({
      properties: { next: { $ref: '#/components/schemas/Node' } },
    });
  });
});

describe('originOf', () => {
  const whole = '/components/schemas/Whole';

  it('names the part that has a thing', () => {
    expect(findOrigin(document, document, `${whole}/properties/id`)).toBe('/components/schemas/Shared/properties/id');
    expect(findOrigin(document, document, `${whole}/properties/note/const`)).toBe(`${whole}/properties/note/const`);
    expect(findOrigin(document, document, `${whole}/properties/note/type`)).toBe(
      '/components/schemas/Shared/properties/note/type',
    );
  });

  it('names the part that has changed where several have the thing', () => {
    const other = withSchemas({ ...schemasOf(document), Shared: { ...shared, required: [] } });
    expect(findOrigin(document, other, `${whole}/required`)).toBe('/components/schemas/Shared/required');
    expect(findOrigin(other, document, `${whole}/required`)).toBe('/components/schemas/Shared/required');
  });

  it('leaves a place that nothing is at as it is', () => {
    expect(findOrigin(document, document, '/paths/~1x')).toBe('/paths/~1x');
  });
});
