import MiniSearch from 'minisearch';
import { expandIndex, type SearchEntry, type SearchIndex, type SearchKind } from './search-index.js';

/** Finds the best entries for what a reader has typed, the best first. */
export type Search = (query: string, limit?: number) => SearchEntry[];

/**
 * Makes an index searchable. Runs in a browser and in tests alike.
 *
 * MiniSearch does the ranking, the prefixes and the typos. Its own serialised index would be several times the size of the texts, so it is
 * built from them before the first search, which takes a few milliseconds.
 */
export function createSearch(index: SearchIndex): Search {
  const entries = expandIndex(index);
  const engine = new MiniSearch<SearchEntry & { id: number }>({
    fields: ['name', 'title', 'detail', 'more'],
    tokenize: toWords,
    processTerm: (word) => (STOP_WORDS.has(word) ? null : word.toLowerCase()),
    searchOptions: {
      boost: { name: 4, title: 4, detail: 2 },
      // The last word may not be finished yet.
      prefix: (term, position, terms) => term.length > 1 && (position === terms.length - 1 || term.length > 3),
      fuzzy: (term) => (/\d/.test(term) || term.length < 4 ? false : term.length < 6 ? 1 : 2),
      weights: { fuzzy: 0.35, prefix: 0.6 },
      boostDocument: (id) => WEIGHTS[entries[id as number]?.kind ?? 'Page'],
    },
  });
  engine.addAll(entries.map((entry, id) => ({ ...entry, id })));
  return (query, limit = 8) => {
    const all = engine.search(query, { combineWith: 'AND' });
    const found = all.length > 0 ? all : engine.search(query, { combineWith: 'OR' });
    return found.slice(0, limit).flatMap(({ id }) => entries[id as number] ?? []);
  };
}

/** An operation is what most readers look for; what editors of the description look for comes last. */
const WEIGHTS: Readonly<Record<SearchKind, number>> = {
  Operation: 1.6,
  Page: 1.3,
  Message: 1.2,
  Scope: 1.2,
  Webhook: 1.1,
  Field: 1,
  'Open question': 0.7,
  'Lint rule': 0.4,
};

/** Words that nobody looks for. */
const STOP_WORDS = new Set('a an and are at be by can do does for from how i in is it my of on or that the to what when which with'.split(' '));

/** Words, and for `createLocalBank` and `bank_account` their parts as well as the whole. */
function toWords(text: string): string[] {
  const found = text.match(/[\p{L}\p{N}_-]+/gu) ?? [];
  return found.flatMap((word) => {
    const parts = word.split(/[_-]+|(?<=[a-z])(?=[A-Z])/).filter(Boolean);
    return parts.length > 1 ? [parts.join(''), ...parts] : parts;
  });
}
