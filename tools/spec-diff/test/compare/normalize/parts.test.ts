import { describe, expect, it } from 'vitest';
import { getTypes, getValues } from '../../../src/compare/normalize/constraints.js';
import {
  collectParts,
  collectPartsAt,
  findKeyword,
  getPropertyNames,
  getRequiredNames,
  getUnions,
} from '../../../src/compare/normalize/parts.js';
import { valueAt } from '../../../src/compare/json-pointer.js';
import type { Document, Json } from '../../../src/compare/types.js';

const whole = '/components/schemas/Whole';
const withSchemas = (schemas: Record<string, Json>): Document => ({ openapi: '3.1.0', components: { schemas } });
const collect = (document: Document, pointer = whole) =>
  collectParts(document, { node: valueAt(document, pointer) ?? null, pointer });

const document = withSchemas({
  Id: { type: 'string' },
  Shared: {
    type: 'object',
    description: 'Shared.',
    required: ['id'],
    properties: { id: { $ref: '#/components/schemas/Id' }, note: { type: 'string' } },
  },
  Whole: {
    description: 'Whole.',
    allOf: [{ $ref: '#/components/schemas/Shared' }],
    required: ['note'],
    properties: { note: { const: 'x' }, allOf: { type: 'boolean' } },
    examples: [{ allOf: [1] }],
  },
  Choice: {
    anyOf: [{ $ref: '#/components/schemas/Id' }, { type: 'null' }],
  },
  Branches: { oneOf: [{ required: ['a'] }, { required: ['b'] }] },
});

describe('collectParts', () => {
  it('lists the own keywords of a schema before those of its parts', () => {
    const parts = collect(document);
    expect(parts.map(({ pointer }) => pointer)).toEqual([whole, `${whole}/allOf/0`, '/components/schemas/Shared']);
    expect(findKeyword(parts, 'description')).toEqual({ node: 'Whole.', pointer: `${whole}/description` });
    expect(findKeyword(parts, 'type')?.node).toBe('object');
    expect(getRequiredNames(parts)).toEqual(['note', 'id']);
  });

  it('reads a property with the name of a keyword as a property', () => {
    const parts = collect(document);
    expect(getPropertyNames(parts)).toEqual(['note', 'allOf', 'id']);
    expect(getTypes(document, collectPartsAt(document, parts, 'properties', 'allOf'))).toEqual(['boolean']);
  });

  it('names the part that has a keyword', () => {
    const note = collectPartsAt(document, collect(document), 'properties', 'note');
    expect(findKeyword(note, 'const')?.pointer).toBe(`${whole}/properties/note/const`);
    expect(findKeyword(note, 'type')?.pointer).toBe('/components/schemas/Shared/properties/note/type');
    expect(getValues(document, note)?.values).toEqual(['x']);
  });

  it('stops at schemas that contain themselves', () => {
    const loop = withSchemas({
      Whole: { allOf: [{ $ref: `#${whole}` }], properties: { next: { $ref: `#${whole}` } } },
    });
    expect(collect(loop).map(({ pointer }) => pointer)).toEqual([whole, `${whole}/allOf/0`]);
    expect(getPropertyNames(collect(loop))).toEqual(['next']);
  });

  it('reads a schema or null as one schema with two types', () => {
    const parts = collect(document, '/components/schemas/Choice');
    expect(getTypes(document, parts)).toEqual(['null', 'string']);
    expect(getUnions(document, parts)).toEqual([]);
  });

  it('keeps a union whose branches have the same type', () => {
    const unions = getUnions(document, collect(document, '/components/schemas/Branches'));
    expect(unions).toMatchObject([{ keyword: 'oneOf', pointer: '/components/schemas/Branches/oneOf' }]);
    expect(unions[0]?.branches).toHaveLength(2);
  });
});
