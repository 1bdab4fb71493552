import leven from 'leven';

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
    .map((known) => ({ known, distance: leven(name, known) }))
    .filter(({ distance }) => distance <= MAX_DISTANCE)
    .toSorted((a, b) => a.distance - b.distance);
  return best && `--${best.known}`;
}
