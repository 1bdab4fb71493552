/** Writes a string as a TypeScript literal in single quotes. */
export function quote(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** Indents every line that is not empty. */
export function indent(text: string, spaces = 2): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(spaces));
}

/** Writes a JSDoc comment: on one line if it fits, otherwise as a block. */
export function docComment(text: string): string {
  const lines = text
    .trim()
    .replaceAll('*/', '*\\/')
    .split('\n')
    .map((line) => line.trimEnd());
  if (lines.length === 1) return `/** ${lines[0]} */`;
  return ['/**', ...lines.map((line) => (line === '' ? ' *' : ` * ${line}`)), ' */'].join('\n');
}

/**
 * Writes a string, number, boolean, list or plain object as a TypeScript literal on one line.
 *
 * @throws Error on any other value, because source text cannot represent it
 */
export function literal(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) throw new Error(`cannot print ${String(value)} as a literal`);
  const entries = Object.entries(value).map(([key, entry]) => `${propertyName(key)}: ${literal(entry)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/**
 * Prints a literal on one line if it fits. Otherwise each member of a list or object gets its own line, at every level.
 *
 * @param room the maximum length of a line, without the code before and after the literal
 * @throws Error as `literal` does
 */
export function brokenLiteral(value: unknown, room = 110): string {
  const line = literal(value);
  if (line.length <= room || typeof value !== 'object' || value === null) return line;
  const members = Array.isArray(value)
    ? value.map((entry) => brokenLiteral(entry, room - 2))
    : Object.entries(value).map(([key, entry]) => `${propertyName(key)}: ${brokenLiteral(entry, room - 2)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${indent(members.map((member) => `${member},`).join('\n'))}\n${close}`;
}

/** Writes an object key, with quotes only if necessary. */
export function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}
