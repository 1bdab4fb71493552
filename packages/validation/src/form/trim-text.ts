import type { Fields } from './fields.js';

/**
 * A character that the PHP framework's default middleware trims: white space, U+FEFF, or a zero-width character. `\s`
 * lacks U+0085.
 */
const BLANK = /[\s\u0085\u200B-\u200F\u2060\uFEFF]/;

/**
 * Trims a string as the PHP framework does. Uses a loop, because a regular expression would take quadratic time for a
 * long run of blanks inside the string.
 */
export function trimText(text: string): string {
  let start = 0;
  let end = text.length;
  if (isVisible(text.charCodeAt(0)) && isVisible(text.charCodeAt(end - 1))) return text;
  while (start < end && BLANK.test(text.charAt(start))) start += 1;
  while (end > start && BLANK.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** Whether a character is ASCII and surely not blank. Most texts start and end with one, and a comparison is fast. */
function isVisible(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

/** Trims the text fields of a form, except the passwords. A field that is empty afterwards counts as missing. */
export function trimFields(fields: Fields, passwords: ReadonlySet<string>): Fields {
  const isTrimmed = (name: string): boolean => {
    const value = fields[name];
    return typeof value !== 'string' || passwords.has(name) || trimText(value) === value;
  };
  // Most forms have nothing to trim, and a copy would be slow.
  if (Object.keys(fields).every(isTrimmed)) return fields;
  const trimmed = Object.create(null) as Record<string, Fields[string]>;
  for (const [name, value] of Object.entries(fields)) {
    const text = typeof value === 'string' && !passwords.has(name) ? trimText(value) : value;
    if (text !== '') trimmed[name] = text;
  }
  return trimmed;
}
