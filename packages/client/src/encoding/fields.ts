import { WapiConfigError } from '../errors/wapi-config-error.js';

/** The name and the value of a form field or query parameter. */
export type Field = [name: string, text: string];

/**
 * Writes values as the API's PHP framework reads them from forms and queries.
 *
 * Booleans become 1 and 0, and dates become ISO 8601. Lists become `key[]`, objects `key[sub]`, and objects in lists
 * `key[0][sub]`. The key of a list may already end with brackets. Strings are unchanged. null and undefined are left
 * out.
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

/** Rejects a lone surrogate, because encoding would replace it with a different character. */
function wellFormed(key: string, text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new WapiConfigError(`${key} must be well-formed Unicode text`);
  return text;
}

/**
 * A JavaScript number preserves up to 15 significant decimal digits. More digits indicate a rounding error, such as
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

/** Whether a value is an object literal. An instance of a class is not, because its fields have no defined encoding. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function isContainer(value: unknown): boolean {
  return Array.isArray(value) || isPlainObject(value);
}
