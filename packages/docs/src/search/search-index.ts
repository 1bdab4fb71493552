import { messageAnchor } from '../model/message-anchor.js';

/**
 * The file that a browser loads before the first search: every text once, and no address that follows from something else.
 * One list for each kind of result.
 */
export interface SearchIndex {
  operations: readonly (readonly [id: string, summary: string, method: string, path: string, description: string])[];
  /** The field leads to one of its operations, by the place of that in the list above; `others` are places of all that have it. */
  fields: readonly (readonly [name: string, description: string, operation: number, anchor: string, others: readonly number[]])[];
  messages: readonly (readonly [message: string, summary: string, examples: string])[];
  scopes: readonly (readonly [name: string, description: string])[];
  events: readonly (readonly [name: string, description: string])[];
  questions: readonly (readonly [id: string, title: string])[];
  pages: readonly (readonly [address: string, title: string, description: string])[];
  rules: readonly string[];
}

/** What a result is. */
export type SearchKind = 'Operation' | 'Field' | 'Message' | 'Scope' | 'Webhook' | 'Open question' | 'Page' | 'Lint rule';

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
  const { operations, fields, messages, scopes, events, questions, pages, rules } = index;
  const idOf = (place: number) => operations[place]?.[0] ?? '';
  return [
    ...operations.map(([id, summary, method, path, description]) => entry('Operation', summary, `${method} ${path}`, `api/${id}/`, description, id)),
    ...fields.map(([name, description, operation, anchor, others]) =>
      entry('Field', name, description, `api/${idOf(operation)}/#${anchor}`, others.map(idOf).join(' ')),
    ),
    ...messages.map(([message, summary, examples]) =>
      entry('Message', message, summary, `errors/#${messageAnchor(message, examples.split(' ')[0] ?? '')}`, examples),
    ),
    ...scopes.map(([name, description]) => entry('Scope', name, description, `scopes/#${name}`)),
    ...events.map(([name, description]) => entry('Webhook', name, description, `webhooks/#${name}`)),
    ...questions.map(([id, title]) => entry('Open question', title, '', `discrepancies/#${id}`)),
    ...pages.map(([address, title, description]) => entry('Page', title, description, address)),
    ...rules.map((name) => entry('Lint rule', name, '', `rules/${name}/`)),
  ];
}

function entry(kind: SearchKind, title: string, detail: string, address: string, more = '', name = ''): SearchEntry {
  return { kind, name, title, detail, address, more };
}
