import { readFileSync } from 'node:fs';

/** Every extension that README.md documents: an extension is a row of a table there, or the code around `x-unique`. */
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
export const documentedExtensions = [...new Set([...readme.matchAll(/^\| `(x-[a-zA-Z-]+)` \|/gm)].map(([, name]) => name)), 'x-unique'];

/**
 * What is wrong with a key; undefined when it is no extension, or one that README.md documents.
 *
 * A misspelt extension says nothing to anybody, so a rule would silently leave the contract.
 *
 * @param {string} key
 * @returns {string | undefined}
 */
export function extensionProblem(key) {
  if (!key.startsWith('x-') || documentedExtensions.includes(key)) return undefined;
  const [nearest] = documentedExtensions.map((name) => ({ name, distance: editDistance(name, key) })).toSorted((a, b) => a.distance - b.distance);
  const advice = nearest.distance <= 3 ? `write ${nearest.name}` : 'document it in spec/README.md';
  return `${key} is no extension of this spec: ${advice}.`;
}

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
