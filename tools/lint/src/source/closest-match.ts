import leven from 'leven';

/** A name with more wrong letters than this is not taken for a slip of the other one. */
const maxSlips = 3;

/** Finds the name that was probably meant by one that does not exist. Returns `undefined` if none is close. */
export function closestMatch(name: string, names: readonly string[]): string | undefined {
  // Comparing letter by letter takes long for a whole text, and a different length already rules a name out.
  const candidates = names.filter((other) => Math.abs(other.length - name.length) <= maxSlips);
  const [best] = candidates
    .map((other) => ({ other, distance: leven(other, name) }))
    .toSorted((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= maxSlips ? best.other : undefined;
}
