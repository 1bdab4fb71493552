/**
 * Chooses the parts that the command line names, or all.
 *
 * @throws Error if a name is unknown
 */
export function chooseParts<Part extends { readonly name: string }>(
  parts: readonly Part[],
  names: readonly string[],
): readonly Part[] {
  const known = parts.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Error(`npm run bench: the part must be one of ${known.join(', ')}, received "${unknown}"`);
  return names.length === 0 ? parts : parts.filter(({ name }) => names.includes(name));
}
