import { describe, expect, it } from 'vitest';
import { isDay, isPastSunset } from '../../src/compare/sunset.js';
import type { Finding, Json } from '../../src/compare/types.js';

const today = '2027-07-01';
const removed = (location: string): Finding => ({
  rule: 'operation-removed',
  location,
  version: 'base',
  breaks: ['request'],
  message: 'Gone.',
});
const isPast = (operation: Json, finding = removed('/paths/~1x/get')): boolean =>
  isPastSunset(finding, { base: { paths: { '/x': { get: operation } } }, today });

describe('isPastSunset', () => {
  it.each([
    ['has passed', true, { deprecated: true, 'x-sunset': '2027-06-30' }],
    ['is today', false, { deprecated: true, 'x-sunset': today }],
    ['is later', false, { deprecated: true, 'x-sunset': '2028-01-01' }],
    ['is missing', false, { deprecated: true }],
    ['does not exist', false, { deprecated: true, 'x-sunset': '2027-02-31' }],
    ['has no deprecation', false, { 'x-sunset': '2027-06-30' }],
  ])('checks a removal whose sunset %s: %s', (_name, expected, operation) => {
    expect(isPast(operation)).toBe(expected);
  });

  it('returns false if head still has the node or base never had it', () => {
    const operation = { deprecated: true, 'x-sunset': '2027-06-30' };
    expect(isPast(operation, { ...removed('/paths/~1x/get'), version: 'head' })).toBe(false);
    expect(isPast(operation, removed('/paths/~1y/get'))).toBe(false);
  });

  it('reads the sunset of a referenced schema', () => {
    const base = {
      components: {
        schemas: {
          Old: { deprecated: true, 'x-sunset': '2027-06-30' },
          Whole: { properties: { old: { $ref: '#/components/schemas/Old' } } },
        },
      },
    };
    expect(isPastSunset(removed('/components/schemas/Whole/properties/old'), { base, today })).toBe(true);
  });
});

it.each([
  ['2027-06-30', true],
  ['2028-02-29', true],
  ['2027-02-29', false],
  ['2027-6-30', false],
  ['soon', false],
  [20270630, false],
  [undefined, false],
])('isDay › checks %s: %s', (value, expected) => {
  expect(isDay(value)).toBe(expected);
});
