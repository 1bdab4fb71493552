import { describe, expect, it } from 'vitest';
import { flattenAllOf, findOrigin } from '../../src/compare/flatten.js';
import { valueAt, asObject } from '../../src/compare/json-pointer.js';
import type { Document, Json, JsonObject } from '../../src/compare/types.js';

const withSchemas = (schemas: Record<string, Json>): Document => ({ openapi: '3.1.0', components: { schemas } });
const getSchemas = (document: Document): JsonObject => asObject(valueAt(document, '/components/schemas'));

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

describe('flattenAllOf', () => {
  it('merges the parts of a schema, its own keywords first', () => {
    expect(getSchemas(flattenAllOf(document))['Whole']).toEqual({
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

  it('stops at schemas that contain themselves', () => {
    const loop = withSchemas({
      Node: {
        allOf: [{ $ref: '#/components/schemas/Node' }],
        properties: { next: { $ref: '#/components/schemas/Node' } },
      },
    });
    expect(getSchemas(flattenAllOf(loop))['Node']).toEqual({
      properties: { next: { $ref: '#/components/schemas/Node' } },
    });
  });
});

describe('findOrigin', () => {
  const whole = '/components/schemas/Whole';

  it('returns the part that has the node', () => {
    expect(findOrigin(document, document, `${whole}/properties/id`)).toBe('/components/schemas/Shared/properties/id');
    expect(findOrigin(document, document, `${whole}/properties/note/const`)).toBe(`${whole}/properties/note/const`);
    expect(findOrigin(document, document, `${whole}/properties/note/type`)).toBe(
      '/components/schemas/Shared/properties/note/type',
    );
  });

  it('returns the part that differs if several have the node', () => {
    const other = withSchemas({ ...getSchemas(document), Shared: { ...shared, required: [] } });
    expect(findOrigin(document, other, `${whole}/required`)).toBe('/components/schemas/Shared/required');
    expect(findOrigin(other, document, `${whole}/required`)).toBe('/components/schemas/Shared/required');
  });

  it('returns an unknown pointer unchanged', () => {
    expect(findOrigin(document, document, '/paths/~1x')).toBe('/paths/~1x');
  });
});
