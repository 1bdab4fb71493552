/** How many letters may be wrong in a name for it still to be a slip of another one. */
const mostSlips = 3;

/** How many letters must be put in, taken out or replaced to make one word the other. */
function editDistance(from, to) {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[to.length];
}

/**
 * The name that was meant by one that does not exist; undefined where none is near.
 *
 * @param {string} name
 * @param {string[]} names
 * @returns {string | undefined}
 */
export function nearest(name, names) {
  // Lengths that differ by more than that need not be compared letter by letter, which takes long where a text is.
  const near = names.filter((other) => Math.abs(other.length - name.length) <= mostSlips);
  const [best] = near.map((other) => ({ other, distance: editDistance(other, name) })).toSorted((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= mostSlips ? best.other : undefined;
}
