import { numberParents, textFields } from '../generated/wire.js';

export interface ExactJson {
  value: unknown;
  /**
   * A JSON Pointer to the first number that was converted to a string; undefined if none was. In the pointer, `*`
   * replaces item numbers, and names that may be values.
   */
  converted: string | undefined;
}

/** Matches three kinds of tokens: objects whose numbers stay unchanged, strings, and single numbers. */
const TOKENS = new RegExp(
  `"(${numberParents.join('|')})"\\s*:\\s*{[^{}]*}|"[^"\\\\]*(\\\\.[^"\\\\]*)*"|-?\\d[\\d.eE+-]*`,
  'g',
);

/**
 * Parses JSON without changing amounts and ids. If the spec documents a value as a string and the API sent a number,
 * the caller gets the digits as a string. Integers that a JavaScript number cannot represent also become strings.
 *
 * @param revive changes each value, as in `JSON.parse`
 * @throws SyntaxError if the text is not JSON
 */
export function parseExact(text: string, revive?: (key: string, value: unknown) => unknown): ExactJson {
  const value: unknown = JSON.parse(text);
  const converted = findDamage(value, '', 0);
  if (converted === undefined && !revive) return { value, converted };
  return { value: JSON.parse(converted === undefined ? text : quoteNumbers(text), revive), converted };
}

/**
 * Finds the first number that must become a string. Stops at a depth of 40 levels, because the stack is limited.
 *
 * @param name the property that contains the value or its list
 */
function findDamage(value: unknown, name: string, depth: number): string | undefined {
  if (typeof value === 'number') return isDamaged(value, name) ? '' : undefined;
  if (typeof value !== 'object' || value === null || depth > 40 || numberParents.includes(name)) return undefined;
  const isList = Array.isArray(value);
  for (const key in value) {
    const inner = findDamage((value as Record<string, unknown>)[key], isList ? name : key, depth + 1);
    if (inner !== undefined) return `/${!isList && /^[a-z_]+$/i.test(key) ? key : '*'}${inner}`;
  }
  return undefined;
}

function isDamaged(value: number, name: string): boolean {
  // 2 ** 53 itself may be a rounded 2 ** 53 + 1.
  return Math.abs(value) >= 2 ** 53 || textFields.test(name);
}

/** Puts quotes around the numbers in a JSON string that must become strings. */
function quoteNumbers(text: string): string {
  let name = '';
  return text.replace(TOKENS, (token) => {
    if (!token.startsWith('"')) return isDamaged(Number(token), name) ? `"${token}"` : token;
    // The last string before a number is the name of its property, or of the property that contains its list.
    name = token.slice(1, -1);
    return token;
  });
}
