/** The panel of samples shows about this many columns beside the text. */
const MAX_LINE_LENGTH = 48;

/** Source text that is copied into an object literal unchanged. */
export class Expression {
  constructor(readonly source: string) {}
}

/**
 * Writes a value as TypeScript source with single quotes and trailing commas, on one line if it fits.
 *
 * @param used the number of other characters on the value's line
 */
export function toSource(value: unknown, indent = '', used = indent.length): string {
  if (value instanceof Expression) return value.source;
  if (typeof value === 'string') return quoteString(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const isList = Array.isArray(value);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const parts = (inner: string) =>
    isList
      ? value.map((item: unknown) => toSource(item, inner))
      : Object.entries(value).map(
          ([key, item]) => `${propertyName(key)}: ${toSource(item, inner, inner.length + key.length + 3)}`,
        );
  const flat = parts(indent);
  if (flat.length === 0) return open + close;
  const oneLine = isList ? `[${flat.join(', ')}]` : `{ ${flat.join(', ')} }`;
  if (!oneLine.includes('\n') && used + oneLine.length <= MAX_LINE_LENGTH) return oneLine;
  const inner = `${indent}  `;
  return `${open}\n${parts(inner)
    .map((part) => `${inner}${part},\n`)
    .join('')}${indent}${close}`;
}

function quoteString(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}

function propertyName(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoteString(key);
}
