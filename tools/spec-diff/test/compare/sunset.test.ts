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

describe('a removal', () => {
  it.each([
    ['the day before', true, { deprecated: true, 'x-sunset': '2027-06-30' }],
    ['on the day', false, { deprecated: true, 'x-sunset': today }],
    ['later', false, { deprecated: true, 'x-sunset': '2028-01-01' }],
    ['without a day', false, { deprecated: true }],
    ['on a day that is none', false, { deprecated: true, 'x-sunset': '2027-02-31' }],
    ['of what is not deprecated', false, { 'x-sunset': '2027-06-30' }],
  ])('with its sunset %s is past it: %s', (_name, wanted, operation) => {
    expect(isPast(operation)).toBe(wanted);
  });

  it('is none where head still has the thing, or base never had it', () => {
    const operation = { deprecated: true, 'x-sunset': '2027-06-30' };
    expect(isPast(operation, { ...removed('/paths/~1x/get'), version: 'head' })).toBe(false);
    expect(isPast(operation, removed('/paths/~1y/get'))).toBe(false);
  });

  it('is announced by the schema that a field refers to', () => {
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
])('%s is a day: %s', (value, wanted) => {
  expect(isDay(value)).toBe(wanted);
});
