import { WapiConfigError } from '../errors/wapi-config-error.js';

/** A name and its text in a form or query. */
export type Field = [name: string, text: string];

/**
 * Writes values as the API's PHP framework reads them from forms and queries.
 *
 * Booleans become 1 and 0, dates ISO 8601, lists `key[]`, objects `key[sub]`, objects in lists `key[0][sub]`. A list's
 * key may already have its brackets. Strings are unchanged. null and undefined are left out.
 *
 * @throws WapiConfigError naming the key, if its value cannot be written exactly
 */
export function toFields(values: Readonly<Record<string, unknown>>): Field[] {
  return Object.entries(values).flatMap(([key, value]) => valueFields(key, value));
}

function valueFields(key: string, value: unknown): Field[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return listFields(key.replace(/\[\]$/, ''), value);
  if (isPlainObject(value)) return Object.entries(value).flatMap(([sub, item]) => valueFields(`${key}[${sub}]`, item));
  return [[key, valueText(key, value)]];
}

function listFields(key: string, list: readonly unknown[]): Field[] {
  return list.flatMap((item, index) => valueFields(isContainer(item) ? `${key}[${index}]` : `${key}[]`, item));
}

function valueText(key: string, value: unknown): string {
  if (typeof value === 'string') return wellFormed(key, value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'number') return formatNumber(key, value);
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  throw new WapiConfigError(`${key} must be a string, a number, a boolean, a valid Date, a list or a plain object`);
}

/** Rejects a lone surrogate, because encoding would replace it by a different character. */
function wellFormed(key: string, text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new WapiConfigError(`${key} must be well-formed Unicode text`);
  return text;
}

/**
 * Significant digits that a decimal fraction always preserves as a number. More digits show a rounding error, like
 * 465.29999999999995.
 */
const EXACT_DIGITS = 15;

/**
 * Formats a number in decimal digits.
 *
 * @throws WapiConfigError if the digits would not be exact, because an amount or an account number must not change
 */
export function formatNumber(key: string, value: number): string {
  const text = String(value);
  if (!Number.isFinite(value)) throw new WapiConfigError(`${key} must be a finite number`);
  const isExact = Number.isInteger(value)
    ? Number.isSafeInteger(value)
    : text.replace(/^-?0\.0*|\D/g, '').length <= EXACT_DIGITS;
  if (text.includes('e') || !isExact)
    throw new WapiConfigError(
      `${key} must be a safe integer or a decimal with at most 15 significant digits and no exponent. Pass ` +
        'other numbers as strings',
    );
  return text;
}

/** Whether a value is an object literal, not an instance of a class, whose fields have no defined encoding. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function isContainer(value: unknown): boolean {
  return Array.isArray(value) || isPlainObject(value);
}
