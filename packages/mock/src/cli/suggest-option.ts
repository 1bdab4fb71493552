/** The largest edit distance that still counts as a misspelling. */
const MAX_DISTANCE = 3;

/**
 * Finds the option that was probably meant. Misspellings keep the first letter.
 *
 * @param option with its dashes
 * @param names without dashes
 */
export function suggestOption(option: string, names: readonly string[]): string | undefined {
  const name = option.replace(/^-+/, '');
  const [best] = names
    .filter((known) => name !== '' && known.startsWith(name.charAt(0)))
    .map((known) => ({ known, distance: editDistance(name, known) }))
    .filter(({ distance }) => distance <= MAX_DISTANCE)
    .toSorted((a, b) => a.distance - b.distance);
  return best && `--${best.known}`;
}

/** The number of letters to insert, delete or replace (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...to].entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
