import { messageAnchor } from '../model/message-anchor.js';
import { slug } from '../model/slug.js';

/**
 * The file that browsers load before the first search. To keep it small, it contains each text once, and no address
 * that can be derived from something else. It has one list for each kind of result.
 */
export interface SearchIndex {
  operations: readonly (readonly [id: string, summary: string, method: string, path: string, description: string])[];
  /**
   * `places` lists the operations whose requests have the field, by their index in `operations`. Each is followed by
   * the fragment of the field, which is empty for `#body-<name>`, and by the field's values if it has a fixed set of
   * them. A value is `value`, `value: meaning` or `OTHER_VALUES`. `others` lists the operations whose responses have
   * the field.
   */
  fields: readonly (readonly [
    name: string,
    description: string,
    places: readonly FieldPlacePart[],
    others: readonly number[],
  ])[];
  messages: readonly (readonly [message: string, summary: string, examples: string])[];
  scopes: readonly (readonly [name: string, description: string])[];
  events: readonly (readonly [name: string, description: string])[];
  questions: readonly (readonly [id: string, title: string])[];
  pages: readonly (readonly [address: string, title: string, description: string])[];
  /** The sections of guides and of the home page. */
  sections: readonly (readonly [address: string, title: string])[];
}

/** Ends the values of a field that also accepts other values. */
export const OTHER_VALUES = 'other values';

type FieldPlacePart = number | string | readonly string[];

export type SearchKind = 'Operation' | 'Field' | 'Message' | 'Scope' | 'Webhook' | 'Open question' | 'Page' | 'Guide';

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
  const { operations, fields, messages, scopes, events, questions, pages, sections } = index;
  const getId = (operation: number) => operations[operation]?.[0] ?? '';
  return [
    ...operations.map(([id, summary, method, path, description]) =>
      entry('Operation', summary, `${method} ${path}`, `api/${id}/`, description, id),
    ),
    ...fields.flatMap(([name, description, places, others]) =>
      expandPlaces(places).map(({ operation, anchor, values }) => {
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
    ...pages.map(([address, title, description]) => entry('Page', title, description, address)),
    ...sections.map(([address, title]) =>
      entry('Guide', title, pages.find(([page]) => page === address)?.[1] ?? '', `${address}#${slug(title)}`),
    ),
  ];
}

interface FieldPlace {
  operation: number;
  anchor: string;
  values: readonly string[];
}

function expandPlaces(parts: readonly FieldPlacePart[]): FieldPlace[] {
  return parts.flatMap((operation, index) => {
    if (typeof operation !== 'number') return [];
    const values = parts[index + 2];
    return [{ operation, anchor: String(parts[index + 1]), values: Array.isArray(values) ? values : [] }];
  });
}

const ALTERNATIVES = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/**
 * Describes values without their meanings, e.g. `chequing or saving.` Empty for numbers, because a number without its
 * meaning explains nothing.
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
  return { kind, name, title, detail, address, more };
}
