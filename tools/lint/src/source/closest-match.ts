import leven from 'leven';

/** The largest edit distance that still counts as a misspelling. */
const maxDistance = 3;

/** The most names that a message lists. */
const maxNames = 10;

/** Suggests a replacement for a name that does not exist, or lists the known names, as the end of a sentence. */
export function adviseName(name: string, known: readonly string[], ifNone: string): string {
  const others = known.length > maxNames ? ` or one of ${known.length - maxNames} others` : '';
  return suggestName(name, known, `write one of ${known.slice(0, maxNames).join(', ') || ifNone}${others}.`);
}

/**
 * Suggests the most similar name for a name that does not exist, as the end of a sentence.
 *
 * @param otherwise the end of the sentence if no name is similar enough
 */
export function suggestName(name: string, known: readonly string[], otherwise: string): string {
  const suggestion = closestMatch(name, known);
  return suggestion === undefined ? otherwise : `did you mean ${suggestion}?`;
}

/**
 * Finds the existing name that is most similar to a misspelt name. Returns `undefined` if no name is similar enough.
 */
export function closestMatch(name: string, names: readonly string[]): string | undefined {
  // A short name is few edits away from names that have nothing to do with it.
  const limit = Math.min(maxDistance, Math.floor(name.length / 2));
  // Compare lengths first, because comparing the letters of a long string is slow.
  const candidates = names.filter((other) => Math.abs(other.length - name.length) <= limit);
  const [best] = candidates
    .map((other) => ({ other, distance: leven(other, name) }))
    .toSorted((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= limit ? best.other : undefined;
}
