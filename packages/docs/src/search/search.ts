import MiniSearch from 'minisearch';
import { fieldOfMessage, pastedMessage } from './pasted-message.js';
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
  const fields = index.fields.map(([name]) => name);
  const engine = new MiniSearch<SearchEntry & { id: number }>({
    fields: ['name', 'title', 'detail', 'more'],
    tokenize: toWords,
    processTerm: (word) =>
      STOP_WORDS.has(word.toLowerCase()) ? null : [word.toLowerCase(), ...(ALSO[word.toLowerCase()]?.split(' ') ?? [])],
    searchOptions: {
      processTerm: (word) => (STOP_WORDS.has(word.toLowerCase()) ? null : word.toLowerCase()),
      boost: { name: 4, title: 4, detail: 2 },
      // The last word may not be finished yet.
      prefix: (term, position, terms) => term.length > 1 && (position === terms.length - 1 || term.length > 3),
      fuzzy: (term) => (/\d/.test(term) || term.length < 4 ? false : term.length < 6 ? 1 : 2),
      weights: { fuzzy: 0.35, prefix: 0.6 },
      boostDocument: (id) => weightOf(entries[id as number]),
    },
  });
  engine.addAll(entries.map((entry, id) => ({ ...entry, id })));
  return (typed, limit = 8) => {
    const query = pastedMessage(typed);
    const all = engine.search(query, { combineWith: 'AND' });
    const ranked = (all.length > 0 ? all : engine.search(query, { combineWith: 'OR' })).flatMap(
      ({ id }) => entries[id as number] ?? [],
    );
    // What is asked for word for word: a message, or the field that a message of a failed check names, in each request that has it.
    const field = /^the /i.test(query) ? fieldOfMessage(query, fields) : fields.find((name) => name === query);
    const exact = [
      ...entries.filter(({ kind, title }) => kind === 'Message' && sameWords(title, query)),
      ...entries.filter(({ kind, title }) => kind === 'Field' && title === field).slice(0, limit - 3),
    ];
    const others = ranked.filter((entry) => !exact.includes(entry));
    // Of a field that many requests have, one stands for the rest, unless it is what was asked for.
    const isFirst = ({ kind, title }: SearchEntry, place: number) =>
      kind !== 'Field' ||
      (title !== field && others.findIndex((other) => other.kind === 'Field' && other.title === title) === place);
    const distinct = others.filter(isFirst);
    return [...exact, ...distinct].slice(0, limit);
  };
}

function sameWords(a: string, b: string): boolean {
  const wordsOf = (text: string) => toWords(text.toLowerCase()).join(' ');
  return wordsOf(a) !== '' && wordsOf(a) === wordsOf(b);
}

/** An operation is what most readers look for, and one that makes something before one that takes it away. */
function weightOf(entry: SearchEntry | undefined): number {
  const { kind = 'Page', detail = '' } = entry ?? {};
  return WEIGHTS[kind] * (METHOD_WEIGHTS[detail.split(' ', 1)[0] ?? ''] ?? 1);
}

const WEIGHTS: Readonly<Record<SearchKind, number>> = {
  Operation: 1.6,
  Page: 1.3,
  Message: 1.2,
  Scope: 1.2,
  Webhook: 1.1,
  Guide: 1.1,
  Field: 1,
  'Open question': 0.7,
};

const METHOD_WEIGHTS: Readonly<Record<string, number>> = { PATCH: 0.9, DELETE: 0.8 };

/** Words that nobody looks for. */
const STOP_WORDS = new Set(
  'a an and are at be by can do does for from how i in is it my of on or that the to what when which with'.split(' '),
);

/** What else readers call a thing, by the word that is here. */
const ALSO: Readonly<Record<string, string>> = {
  charge: 'pay checkout take payment payments',
  create: 'add new',
  credentials: 'login signin',
  enrol: 'register save 3ds',
  grant: 'get login signin authenticate',
  limits: 'throttling',
  lists: 'pagination paging',
  php: 'laravel sample samples code example snippet',
  picture: 'avatar photo image',
  refund: 'reverse chargeback',
  retries: 'retry idempotency',
  start: 'install setup',
  timeout: 'idempotency twice duplicate',
  typescript: 'createwapi create javascript js sdk library npm',
  withdrawal: 'payout payouts cashout',
};

/** Words, and for `createLocalBank` and `bank_account` their parts as well as the whole. */
function toWords(text: string): string[] {
  const found = text.match(/[\p{L}\p{N}_-]+/gu) ?? [];
  return found.flatMap((word) => {
    const parts = word.split(/[_-]+|(?<=[a-z])(?=[A-Z])/).filter(Boolean);
    return parts.length > 1 ? [parts.join(''), ...parts] : parts;
  });
}
