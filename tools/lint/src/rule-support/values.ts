/** A JSON object whose content is not known. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object, which an array is not. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The entries of an object, and none of anything else. Extensions are left out: a map of responses or examples may carry some. */
export function entriesOf(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value).filter(([key]) => !key.startsWith('x-')) : [];
}

/** The strings in an array, and none of anything else. */
export function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** Whether a value is a string with something to read in it. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** A value as a message quotes it: on one line, and cut when it would drown the message. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value.slice(0, 100) : (JSON.stringify(value) ?? String(value));
  const line = text.replace(/\s+/g, ' ');
  return `\`${line.length > 60 ? `${line.slice(0, 60)}…` : line}\``;
}

/** Whether a name is written in camelCase, as names of examples, operations and methods are. */
export function isCamelCase(name: string): boolean {
  return /^[a-z][a-zA-Z0-9]*$/.test(name);
}
