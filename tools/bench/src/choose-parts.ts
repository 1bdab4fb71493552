import { closestMatch, UsageError } from './siblings.js';

/**
 * Returns the parts that the command line names, or all parts if it names none.
 *
 * @throws {UsageError} if a name is unknown
 */
export function chooseParts<Part extends { readonly name: string }>(
  parts: readonly Part[],
  names: readonly string[],
): readonly Part[] {
  const known = parts.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const match = closestMatch(unknown, known);
    const suggestion = match === undefined ? '' : ` Did you mean ${match}?`;
    throw new UsageError(`the part must be one of ${known.join(', ')}, received "${unknown}".${suggestion}`);
  }
  return names.length === 0 ? parts : parts.filter(({ name }) => names.includes(name));
}
