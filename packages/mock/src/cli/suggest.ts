import leven from 'leven';

/** The largest edit distance that still counts as a misspelling. */
const MAX_DISTANCE = 3;

/** Finds the name that the user probably meant. A misspelling must have the same first letter. */
export function suggest(name: string, names: readonly string[]): string | undefined {
  const [best] = names
    .filter((known) => name !== '' && known.startsWith(name.charAt(0)))
    .map((known) => ({ known, distance: leven(name, known) }))
    .filter(({ distance }) => distance <= MAX_DISTANCE)
    .toSorted((a, b) => a.distance - b.distance);
  return best?.known;
}
