import { basename, dirname } from 'node:path';
import { isScalar } from 'yaml';
import type { Reference, SourceFile } from '../source/sources.js';

/** A reference that probably had to point to an unused file. */
export interface LostReference {
  source: SourceFile;
  reference: Reference;
}

/** Returns the words of a name in lower case and in the singular, such as `user` and `bank` for `user_banks`. */
const wordsOf = (name: string): string[] =>
  (name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? []).map((word) => word.toLowerCase().replace(/s$/, ''));

const stemOf = (file: string): string => basename(file, '.yaml');

/** Returns the words at a reference: the name of its file, the keys above it, and the id of its operation. */
function contextOf(source: SourceFile, { path }: Reference): Set<string> {
  const ids = source.entries.filter(({ name, path: at }) => name === 'operationId' && at[0] === path[0]);
  const names = ids.map(({ value }) => (isScalar(value) ? String(value.value) : ''));
  return new Set([stemOf(source.file), ...path, ...names].flatMap(wordsOf));
}

/**
 * Finds the reference that probably had to point to an unused file: it points to a similar file of the same kind, and
 * the words in which the two names differ are those of the unused file at the reference.
 */
export function findLostReference(unused: string, sources: readonly SourceFile[]): LostReference | undefined {
  const words = wordsOf(stemOf(unused));
  const found = sources.flatMap((source) =>
    source.refs.flatMap((reference) => {
      const { target } = reference;
      if (source.file === unused || target === unused || dirname(target) !== dirname(unused)) return [];
      const others = wordsOf(stemOf(target));
      const context = contextOf(source, reference);
      const [own, foreign] = [
        words.filter((word) => !others.includes(word)),
        others.filter((word) => !words.includes(word)),
      ];
      const isSimilar = words.some((word) => others.includes(word));
      const fits =
        own.length > 0 && own.every((word) => context.has(word)) && !foreign.some((word) => context.has(word));
      return isSimilar && fits ? [{ source, reference }] : [];
    }),
  );
  // If several references fit, none of them is the probable one.
  return found.length === 1 ? found[0] : undefined;
}
