import type { Schema } from '@wapi/types';

/** What PHP takes for a number in a text, and what its filter takes for an integer. Neither knows `0x10` or `Infinity`. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const INTEGER = /^[+-]?(?:0|[1-9]\d*)$/;

/** PHP writes booleans as 1 and 0. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['1', true],
  ['0', false],
  ['true', true],
  ['false', false],
]);

/** A number that is larger has no exact hundredths, and so no cents. */
const LARGEST = Number.MAX_SAFE_INTEGER / 100;

/**
 * Reads a text of a form or a query, or an array of such, as the type that a schema asks for. What is not of the type stays text, for which
 * the schema's check has words.
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

/** PHP passes over space around a number. */
function readNumber(text: string, pattern: RegExp): number | string {
  const trimmed = text.trim();
  return pattern.test(trimmed) && Math.abs(Number(trimmed)) <= LARGEST ? Number(trimmed) : text;
}
