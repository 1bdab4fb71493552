/**
 * The generators that the command line names, in the order of the list; all of them where it names none.
 *
 * @template {{ name: string }} T
 * @param {readonly T[]} generators
 * @param {readonly string[]} names
 * @returns {T[]}
 * @throws when there is no generator of a name
 */
export function choose(generators, names) {
  const unknown = names.find((name) => generators.every((generator) => generator.name !== name));
  if (unknown !== undefined) {
    const known = generators.map(({ name }) => `  ${name}`).join('\n');
    throw new Error(`There is no generator ${JSON.stringify(unknown)}. Name some of these, or none for all:\n${known}`);
  }
  return generators.filter(({ name }) => names.length === 0 || names.includes(name));
}
