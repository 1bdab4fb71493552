/**
 * Selects the generators that the command line names, in the order of the list. Selects all if it names none.
 *
 * @throws {Error} if a name is unknown
 */
export function selectGenerators<T extends { readonly name: string }>(
  generators: readonly T[],
  names: readonly string[],
): T[] {
  const unknown = names.find((name) => generators.every((generator) => generator.name !== name));
  if (unknown !== undefined) {
    const known = generators.map(({ name }) => `  ${name}`).join('\n');
    throw new Error(
      `Unknown generator ${JSON.stringify(unknown)}. Use one or more of these, or none for all:\n${known}`,
    );
  }
  return generators.filter(({ name }) => names.length === 0 || names.includes(name));
}
