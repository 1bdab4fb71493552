/** A JSON object with unknown content. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object and not an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the value at the end of a path through objects and arrays, or `undefined` if the path leads nowhere. */
export function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (node, key) => (isObject(node) || Array.isArray(node) ? (node as Record<string, unknown>)[key] : undefined),
    value,
  );
}

/**
 * Returns the entries of an object without its extensions, such as the responses in `responses`. Returns an empty list
 * for any other value.
 */
export function entriesOf(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value).filter(([key]) => !key.startsWith('x-')) : [];
}

/** Returns the keys of an object, or an empty list for any other value. */
export function keysOf(value: unknown): string[] {
  return isObject(value) ? Object.keys(value) : [];
}

/** Returns the items of an array, or an empty list for any other value. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Returns the strings in an array, or an empty list for any other value. */
export function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** Whether a value is a string that is not blank. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** Formats a value for a message: in backticks, on one line, and shortened to 60 characters. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value.slice(0, 100) : (JSON.stringify(value) ?? String(value));
  const line = text.replace(/\s+/g, ' ');
  return `\`${line.length > 60 ? `${line.slice(0, 60)}…` : line}\``;
}

/**
 * Formats a value as JSON for "received …" in a message, shortened to 60 characters. Quotes strings, so that "5"
 * differs from 5.
 */
export function show(value: unknown): string {
  const text = (JSON.stringify(value) ?? String(value)).replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Whether a name is in camelCase, which examples, operations and methods require. */
export function isCamelCase(name: string): boolean {
  return /^[a-z][a-zA-Z0-9]*$/.test(name);
}
