/**
 * Converts a JSON value to a TypeScript type that consists of literal types. The value can therefore be passed to the
 * methods of any client. Arrays stay mutable, because a readonly array is not assignable to most parameters.
 */
export function toLiteralType(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toLiteralType).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, member]) => `readonly ${JSON.stringify(name)}: ${toLiteralType(member)}`,
  );
  return `{ ${members.join('; ')} }`;
}
