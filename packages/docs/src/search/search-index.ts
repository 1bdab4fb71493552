import { messageAnchor } from '../model/message-anchor.js';
import { slug } from '../model/slug.js';

/**
 * The file that browsers load before the first search, with one list for each kind of result. To stay small, it
 * contains each string only once, and no address that can be derived from other data.
 */
export interface SearchIndex {
  operations: readonly (readonly [id: string, summary: string, method: string, path: string, description: string])[];
  /**
   * `places` lists the requests that have the field. Each place has the operation's index, the field's fragment (empty
   * for `#body-<name>`), its description and its listed values. A value is `value`, `value: meaning` or `OTHER_VALUES`.
   * `others` lists the operations whose responses have the field.
   */
  fields: readonly (readonly [name: string, places: readonly FieldPlace[], others: readonly number[]])[];
  messages: readonly (readonly [message: string, summary: string, examples: string])[];
  scopes: readonly (readonly [name: string, description: string])[];
  events: readonly (readonly [name: string, description: string])[];
  questions: readonly (readonly [id: string, title: string])[];
  platforms: readonly (readonly [code: string, name: string, currencies: string])[];
  /** `words` is searched but not shown. */
  pages: readonly (readonly [address: string, title: string, description: string, words: string])[];
  /** The sections of guides and of the home page. `words` is searched but not shown. */
  sections: readonly (readonly [address: string, title: string, words: string])[];
}

/** The last value of a field that also accepts values that are not listed. */
export const OTHER_VALUES = 'other values';

type FieldPlace = readonly [operation: number, anchor: string, description: string, values: readonly string[]];

export type SearchKind =
  | 'Operation'
  | 'Field'
  | 'Message'
  | 'Scope'
  | 'Webhook'
  | 'Open question'
  | 'Platform'
  | 'Page'
  | 'Guide';

/**
 * Words for each kind of result, which readers combine with other words, e.g. `refund scope`. The words are searched
 * but not shown.
 */
const KIND_WORDS: Readonly<Record<SearchKind, string>> = {
  Operation: 'operation endpoint request',
  Field: 'field parameter',
  Message: 'error message',
  Scope: 'scope permission',
  Webhook: 'webhook event',
  'Open question': 'open question unknown',
  Platform: 'platform country currency currencies countries',
  Page: '',
  Guide: '',
};

/** A possible result. */
export interface SearchEntry {
  kind: SearchKind;
  /** The identifier, e.g. the operationId; empty if the title is the identifier. */
  name: string;
  title: string;
  /** Shown under the title. */
  detail: string;
  /** From the site's root. */
  address: string;
  /** Searched, but not shown. */
  more: string;
}

/** Restores the full entries from the index. */
export function expandIndex(index: SearchIndex): SearchEntry[] {
  const { operations, fields, messages, scopes, events, questions, platforms, pages, sections } = index;
  const getId = (operation: number) => operations[operation]?.[0] ?? '';
  return [
    ...operations.map(([id, summary, method, path, description]) =>
      entry('Operation', summary, `${method} ${path}`, `api/${id}/`, description, id),
    ),
    ...fields.flatMap(([name, places, others]) =>
      places.map(([operation, anchor, description, values]) => {
        const text = [describeValues(values), description].filter(Boolean).join(' ');
        return entry(
          'Field',
          name,
          [operations[operation]?.[1], text].filter(Boolean).join(': '),
          `api/${getId(operation)}/#${anchor || `body-${name}`}`,
          [...[operation, ...others].map(getId), ...listHiddenTexts(values)].join(' '),
        );
      }),
    ),
    ...messages.map(([message, summary, examples]) =>
      entry('Message', message, summary, `errors/#${messageAnchor(message, examples.split(' ')[0] ?? '')}`, examples),
    ),
    ...scopes.map(([name, description]) => entry('Scope', name, description, `scopes/#${name}`)),
    ...events.map(([name, description]) => entry('Webhook', name, description, `webhooks/#${name}`)),
    ...questions.map(([id, title]) => entry('Open question', title, '', `discrepancies/#${id}`)),
    ...platforms.map(([code, name, currencies]) =>
      entry('Platform', name, `${code.toUpperCase()}: ${currencies}`, `environments/#${code}`),
    ),
    ...pages.map(([address, title, description, words]) => entry('Page', title, description, address, words)),
    ...sections.map(([address, title, words]) =>
      entry('Guide', title, pages.find(([page]) => page === address)?.[1] ?? '', `${address}#${slug(title)}`, words),
    ),
  ];
}

const ALTERNATIVES = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/**
 * Describes values without their meanings, e.g. `chequing or saving.` Returns an empty string for numbers, because a
 * number without its meaning explains nothing.
 */
function describeValues(values: readonly string[]): string {
  if (values.every((value) => /^\d/.test(value))) return '';
  return `${ALTERNATIVES.format(values.map((value) => value.split(': ', 1)[0] ?? ''))}.`;
}

/** Returns the parts of values that `describeValues` does not show. */
function listHiddenTexts(values: readonly string[]): readonly string[] {
  return describeValues(values) === '' ? values : values.map((value) => value.split(': ').slice(1).join(': '));
}

function entry(kind: SearchKind, title: string, detail: string, address: string, more = '', name = ''): SearchEntry {
  return { kind, name, title, detail, address, more: `${more} ${KIND_WORDS[kind]}`.trim() };
}
