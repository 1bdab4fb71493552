import { readFileSync } from 'node:fs';
import { nearest } from './lint/nearest.js';

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
  const meant = nearest(key, documentedExtensions);
  const advice = meant === undefined ? 'document it in spec/README.md' : `write ${meant}`;
  return `${key} is no extension of this spec: ${advice}.`;
}
