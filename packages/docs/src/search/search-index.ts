import { messageAnchor } from '../model/message-anchor.js';
import { slug } from '../model/slug.js';

/**
 * The file that a browser loads before the first search: every text once, and no address that follows from something else.
 * One list for each kind of result.
 */
export interface SearchIndex {
  operations: readonly (readonly [id: string, summary: string, method: string, path: string, description: string])[];
  /**
   * `places` are the operations to whose requests the field belongs, by their place in the list above, each followed by the anchor there, which is
   * empty for that of a body's field; `others` are operations that have it in an answer.
   */
  fields: readonly (readonly [
    name: string,
    description: string,
    places: readonly (number | string)[],
    others: readonly number[],
  ])[];
  messages: readonly (readonly [message: string, summary: string, examples: string])[];
  scopes: readonly (readonly [name: string, description: string])[];
  events: readonly (readonly [name: string, description: string])[];
  questions: readonly (readonly [id: string, title: string])[];
  pages: readonly (readonly [address: string, title: string, description: string])[];
  /** The parts of guides, and of the first page. */
  sections: readonly (readonly [address: string, title: string])[];
}

/** What a result is. */
export type SearchKind = 'Operation' | 'Field' | 'Message' | 'Scope' | 'Webhook' | 'Open question' | 'Page' | 'Guide';

/** A place that a search can lead to. */
export interface SearchEntry {
  kind: SearchKind;
  /** As code has it; empty where that is the title. */
  name: string;
  title: string;
  /** Shown under the title. */
  detail: string;
  /** From the site's root. */
  address: string;
  /** Searched, but not shown. */
  more: string;
}

/** Puts the entries together again. */
export function expandIndex(index: SearchIndex): SearchEntry[] {
  const { operations, fields, messages, scopes, events, questions, pages, sections } = index;
  const idOf = (place: number) => operations[place]?.[0] ?? '';
  return [
    ...operations.map(([id, summary, method, path, description]) =>
      entry('Operation', summary, `${method} ${path}`, `api/${id}/`, description, id),
    ),
    ...fields.flatMap(([name, description, places, others]) =>
      pairs(places).map(([operation, anchor]) =>
        entry(
          'Field',
          name,
          [operations[operation]?.[1], description].filter(Boolean).join(': '),
          `api/${idOf(operation)}/#${anchor || `body-${name}`}`,
          [operation, ...others].map(idOf).join(' '),
        ),
      ),
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

function pairs(places: readonly (number | string)[]): [operation: number, anchor: string][] {
  return places.flatMap((place, index) =>
    typeof place === 'number' ? [[place, String(places[index + 1])] as [number, string]] : [],
  );
}

function entry(kind: SearchKind, title: string, detail: string, address: string, more = '', name = ''): SearchEntry {
  return { kind, name, title, detail, address, more };
}
