import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeReferences, withLimits } from '../scripts/describe-limits.js';

/** The description of a field with these limits. */
function describeField(limits: object): string {
  return (withLimits({ description: 'A field.', ...limits }) as { description: string }).description;
}

describe('withLimits', () => {
  it.each([
    [{ maxLength: 5 }, 'Length: at most 5 characters.'],
    [{ minLength: 2, maxLength: 5 }, 'Length: 2 to 5 characters.'],
    [{ maxLength: 5, 'x-limit-provenance': { maxLength: 'inferred' } }, 'Length: at most 5 characters (inferred).'],
    [
      { minLength: 2, maxLength: 5, 'x-limit-provenance': { minLength: 'inferred' } },
      'Length: at least 2 characters (inferred), at most 5.',
    ],
    [
      { minimum: 1, maximum: 9, 'x-limit-provenance': { maximum: 'reference-2.0.2' } },
      'At least 1, at most 9 (from the reference of v2.0.2).',
    ],
    [{ pattern: '^a$', 'x-limit-provenance': { pattern: 'inferred' } }, 'Pattern: `^a$` (inferred).'],
    [{ enum: ['a'], 'x-limit-provenance': { enum: 'inferred' } }, 'Allowed values (inferred).'],
    [{ pattern: '^a$', 'x-limit-provenance': { pattern: 'page' } }, 'Pattern: `^a$`.'],
  ])('describes the limits %j with their source', (limits, expected) => {
    expect(describeField(limits)).toBe(`A field. ${expected}`);
  });
});

describe('describeReferences', () => {
  const schemas = { Money: { description: 'An amount.' } };
  const describeProperty = (property: object): unknown =>
    (describeReferences({ properties: { total: property } }, schemas) as { properties: { total: unknown } }).properties
      .total;

  it('describes a property that is only a reference as its schema', () => {
    const $ref = '#/components/schemas/Money';
    expect(describeProperty({ $ref })).toEqual({ $ref, description: 'An amount.' });
  });

  it('keeps a description', () => {
    const property = { $ref: '#/components/schemas/Money', description: 'The total.' };
    expect(describeProperty(property)).toEqual(property);
  });
});

it('every property of the generated schemas has a description', () => {
  const text = readFileSync(new URL('../src/generated/openapi.ts', import.meta.url), 'utf8');
  const schemas = text.slice(text.indexOf('export interface components'), text.indexOf('    responses: {'));
  const bare = schemas.split('\n').filter((line, index, lines) => {
    const isReference = /^\s+\w+\??: components\["schemas"\]\["\w+"\];$/.test(line);
    return isReference && !lines[index - 1]?.endsWith('*/');
  });
  expect(schemas.length).toBeGreaterThan(10_000);
  // The direct members of the schemas object are aliases, not properties.
  expect(bare.filter((line) => /^ {12,}/.test(line))).toEqual([]);
});
