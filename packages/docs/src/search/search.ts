import MiniSearch from 'minisearch';
import { extractMessage, findFieldInMessage, maskNumbers } from './pasted-message.js';
import { expandIndex, type SearchEntry, type SearchIndex, type SearchKind } from './search-index.js';

/** Finds the entries that match a query, best match first. */
export type Search = (query: string, limit?: number) => SearchEntry[];

/**
 * Creates a search over an index.
 *
 * MiniSearch handles ranking, prefixes and typos. Its serialized index would be several times the size of the content.
 * This function therefore builds the index from the content in the browser, which takes a few milliseconds.
 */
export function createSearch(index: SearchIndex): Search {
  const entries = expandIndex(index);
  const fields = index.fields.map(([name]) => name);
  const methods = new Map(index.operations.map(([id, , method]) => [`api/${id}/`, method]));
  const engine = new MiniSearch<SearchEntry & { id: number }>({
    fields: ['name', 'title', 'detail', 'more'],
    tokenize: toWords,
    processTerm: (word, field) => withSynonyms(word.toLowerCase(), field === 'name'),
    searchOptions: {
      processTerm: (word) => (STOP_WORDS.has(word.toLowerCase()) ? null : word.toLowerCase()),
      boost: { name: 4, title: 4, detail: 2 },
      // Match the last word as a prefix, because the reader may still be typing it.
      prefix: (term, position, terms) => term.length > 1 && (position === terms.length - 1 || term.length > 3),
      fuzzy: (term) => (/[\d$_]/.test(term) || term.length < 4 ? false : term.length < 6 ? 1 : 2),
      weights: { fuzzy: 0.15, prefix: 0.6 },
      boostDocument: (id) => getWeight(entries[id as number], methods),
    },
  });
  engine.addAll(entries.map((entry, id) => ({ ...entry, id })));
  return (typed, limit = 8) => {
    // Read `log in` as one word, because `in` alone is ignored.
    const query = extractMessage(typed).replaceAll(/\b(log|sign)[ -](?=in\b)/gi, '$1');
    const found = engine.search(query, { combineWith: 'OR' });
    // Entries that match more words of the query come first. No entry has to match all words.
    const words = new Set(toWords(query).map((word) => word.toLowerCase())).size;
    const byRank = found.map(({ id, score, queryTerms }) => ({
      id: id as number,
      rank: score * (queryTerms.length / words) ** 3,
    }));
    byRank.sort((a, b) => b.rank - a.rank);
    const ranked = byRank.slice(0, MAX_RANKED).flatMap(({ id }) => entries[id] ?? []);
    // Put exact matches first: a whole message, a scope, or a field, found by its name or by the message for a failed
    // check. List an exactly matching field once for each request that has it.
    const field = /^the /i.test(query) ? findFieldInMessage(query, fields) : fields.find((name) => name === query);
    const hasExactTitle = ({ kind, title }: SearchEntry) => EXACT_KINDS.has(kind) && sameWords(title, query);
    const whole = entries.filter(hasExactTitle);
    // A message may have a different limit than its example.
    const masked = maskNumbers(query);
    const differsInNumber = ({ kind, title }: SearchEntry) =>
      masked !== query && kind === 'Message' && sameWords(maskNumbers(title), masked);
    const exact = [
      ...(whole.length > 0 ? whole : entries.filter(differsInNumber)),
      ...entries.filter(({ kind, title }) => kind === 'Field' && title === field).slice(0, limit - 3),
    ];
    const others = ranked.filter((entry) => !exact.includes(entry));
    // List each field that is not an exact match once, with its best request.
    const isFirst = ({ kind, title }: SearchEntry, rank: number) =>
      kind !== 'Field' ||
      (title !== field && others.findIndex((other) => other.kind === 'Field' && other.title === title) === rank);
    const distinct = others.filter(isFirst);
    return [...exact, ...distinct].slice(0, limit);
  };
}

/** Kinds of results that come first if their title has the words of the query. */
const EXACT_KINDS: ReadonlySet<SearchKind> = new Set(['Message', 'Scope']);

/** Maximum number of ranked entries to consider, before repeated fields are removed. */
const MAX_RANKED = 60;

function sameWords(a: string, b: string): boolean {
  const normalize = (text: string) => toWords(text.toLowerCase()).join(' ');
  return normalize(a) !== '' && normalize(a) === normalize(b);
}

/**
 * Ranks operations first, because most readers search for them. Operations that create rank above operations that
 * delete. The fields of operations follow this order too. Fields in requests rank above fields that occur only in
 * responses.
 *
 * @param methods the method of each operation, by the address of its page
 */
function getWeight(entry: SearchEntry | undefined, methods: ReadonlyMap<string, string>): number {
  const { kind = 'Page', address = '' } = entry ?? {};
  const [page = ''] = address.split('#');
  const weight = kind === 'Field' && /#\d/.test(address) ? 0.8 : WEIGHTS[kind];
  return weight * (METHOD_WEIGHTS[methods.get(page) ?? ''] ?? 1);
}

const WEIGHTS: Readonly<Record<SearchKind, number>> = {
  Operation: 1.6,
  Field: 1,
  Page: 1.4,
  Platform: 1.3,
  Message: 1.2,
  Scope: 1.2,
  Guide: 1.2,
  Webhook: 1.1,
  'Open question': 0.7,
};

const METHOD_WEIGHTS: Readonly<Record<string, number>> = { PATCH: 0.9, DELETE: 0.8 };

/** Words that are ignored. */
const STOP_WORDS = new Set(
  'a an and are at be by can do does for from how i in is it my of on or that the to what when which with'.split(' '),
);

/** Alternative words that readers use, keyed by the word in the index. */
const SYNONYMS: Readonly<Record<string, string>> = {
  amount: 'money sum price',
  bank: 'banks',
  card: 'cards',
  charge: 'pay checkout take payment payments',
  create: 'add new',
  delete: 'remove cancel',
  enrol: 'register save 3ds tokenize',
  failed: 'declined',
  forbidden: 'permission permissions denied',
  limits: 'throttling',
  lists: 'pagination paging',
  missing: 'insufficient',
  php: 'laravel sample samples code example snippet',
  picture: 'avatar photo image logo',
  platform: 'country',
  refund: 'reverse chargeback',
  retries: 'retry idempotency',
  retrieve: 'get read',
  scope: 'permission permissions',
  scopes: 'permission permissions',
  signature: 'hmac sha256 hash_hmac',
  start: 'install setup',
  timeout: 'idempotency twice duplicate 504 502 503 gateway unanswered',
  token: 'tokens',
  typescript: 'createwapi create javascript js sdk library npm',
  withdrawal: 'payout payouts cashout',
};

/** Alternative words for one operation, keyed by its id in lower case. Its fields do not have these words. */
const OPERATION_SYNONYMS: Readonly<Record<string, string>> = {
  createtoken: 'get grant login signin authenticate',
  createwithdrawal: 'payout transfer transfers',
};

/** Returns a word of the index with its alternatives; null for a word that is ignored. */
function withSynonyms(word: string, isName: boolean): string[] | null {
  if (STOP_WORDS.has(word)) return null;
  const synonyms = [SYNONYMS[word], isName ? OPERATION_SYNONYMS[word] : undefined];
  return [word, ...synonyms.flatMap((words) => words?.split(' ') ?? [])];
}

/**
 * Splits a string into words. Compound words such as `createLocalBank` and `bank_account` are returned whole and in
 * parts, and so are variables such as `$_POST`. Dimensions such as `200 × 200` are returned as `200x200` and in parts.
 */
function toWords(text: string): string[] {
  const found = text.replaceAll(/(\d+)\s*[x×]\s*(\d+)/gi, '$1x$2 $1 $2').match(/\$?[\p{L}\p{N}_-]+/gu) ?? [];
  return found.flatMap((word) => {
    const parts = word
      .replace('$', '')
      .replaceAll(/([a-z])(?=[A-Z])/g, '$1-')
      .split(/[_-]+/)
      .filter(Boolean);
    if (/^[$_]/.test(word)) return [word, ...parts];
    return parts.length > 1 ? [parts.join(''), ...parts] : parts;
  });
}
