import type { Schema } from '@wapi/types';

/**
 * PHP accepts a string that matches `NUMBER` as a number, and its filter accepts a string that matches `INTEGER` as an
 * integer. Neither accepts `0x10` or `Infinity`.
 */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const INTEGER = /^[+-]?(?:0|[1-9]\d*)$/;

/** PHP writes booleans as 1 and 0. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['1', true],
  ['0', false],
  ['true', true],
  ['false', false],
]);

/** Larger numbers cannot represent cents exactly. */
const LARGEST = Number.MAX_SAFE_INTEGER / 100;

/**
 * Converts a string from a form or query, or an array of strings, to the type of a schema. If a string cannot be
 * converted, returns it unchanged, so that the schema check reports it.
 */
export function readTyped(value: unknown, schema: Schema | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => readTyped(item, schema?.items));
  if (typeof value !== 'string') return value;
  switch (schema?.type) {
    case 'integer':
      return readNumber(value, INTEGER);
    case 'number':
      return readNumber(value, NUMBER);
    case 'boolean':
      return BOOLEANS.get(value) ?? value;
    default:
      return value;
  }
}

/** PHP ignores space around a number. */
function readNumber(text: string, pattern: RegExp): number | string {
  const trimmed = text.trim();
  return pattern.test(trimmed) && Math.abs(Number(trimmed)) <= LARGEST ? Number(trimmed) : text;
}
