import { getListedValues, hasOtherValues } from '../model/constraints.js';
import { allFields, type Field, type FieldItem } from '../model/fields.js';
import type { OperationModel } from '../model/operation-model.js';
import type { SiteModel } from '../model/site-model.js';
import type { Guide } from '../sources/read-guides.js';
import { SAMPLES_TITLE } from '../pages/home-page.js';
import { plainText } from '../components/prose.js';
import { PAGE_WORDS } from './page-words.js';
import { NO_RESPONSE } from './pasted-message.js';
import { listSections } from './section-words.js';
import { OTHER_VALUES, type SearchIndex } from './search-index.js';

/** A page that appears as one search result. */
export interface SearchPage {
  /** From the site's root. */
  address: string;
  title: string;
  description: string;
}

/**
 * Builds the search index for users of the API. Excludes lint rules, because they concern only the editors of the spec.
 */
export function buildSearchIndex(site: SiteModel, pages: readonly SearchPage[], guides: readonly Guide[]): SearchIndex {
  const fields = buildFieldEntries(site.operations);
  const known = new Set<string>([
    ...fields.map(([name]) => name),
    ...site.operations.map(({ operation }) => operation.id),
  ]);
  return {
    operations: site.operations.map(({ operation, conditions }) => [
      operation.id,
      operation.deprecation ? `${operation.summary} (deprecated)` : operation.summary,
      operation.method,
      operation.path,
      toUniqueWords(
        [
          plainText(operation.description),
          operation.tag,
          ...operation.scopes,
          ...conditions.map(({ title }) => title),
        ].join(' '),
      ),
    ]),
    fields,
    messages: [
      // The errors page lists these failures first.
      [NO_RESPONSE, 'Timeout, closed connection, or an HTML page', 'unanswered gateway network curl 28 502 503 504'],
      ...site.errors.map(
        ({ message, causes }) =>
          [
            message,
            distinct(causes.map(({ summary }) => summary)),
            distinct(causes.flatMap(({ status, example }) => [example, String(status)])),
          ] as const,
      ),
    ],
    scopes: site.scopeGroups
      .flatMap(({ parent, scopes }) => [parent, ...scopes])
      .map(({ name, description }) => [name, plainText(description)]),
    events: (site.webhooks?.events ?? []).map(({ event, description }) => [event, plainText(description)]),
    questions: site.discrepancies.map(({ id, title }) => [id, title]),
    platforms: Object.entries(site.contract.platforms).map(([code, { name, currencies }]) => [
      code,
      name,
      currencies.join(' and '),
    ]),
    pages: pages.map(({ address, title, description }) => [address, title, description, PAGE_WORDS[address] ?? '']),
    sections: [['', SAMPLES_TITLE, ''], ...listSections(guides, known)],
  };
}

/** A field used by more operations than this no longer identifies an operation. */
const MAX_OPERATIONS = 12;

/** The uses of all fields with the same name. */
interface FieldUses {
  /** The locations to link to, keyed by the index of their operation. */
  places: Map<number, FieldUse>;
  /** The operations that have the field in a response and are not in `places`. */
  others: Set<number>;
}

interface FieldUse {
  isRequest: boolean;
  anchor: string;
  description: string;
  values: Set<string>;
  isOpen: boolean;
}

/**
 * Builds one entry for all fields with the same name. The entry links to each request that has the field, and shows the
 * field's description from that request. If no request has the field, the entry links to the first response, and shows
 * no description.
 */
function buildFieldEntries(operations: readonly OperationModel[]): SearchIndex['fields'] {
  const found = new Map<string, FieldUses>();
  const add = (field: Field, description: string, operation: number, anchor: string, isRequest: boolean) => {
    const name = field.name.split('.').at(-1) ?? field.name;
    const uses = found.get(name) ?? { places: new Map<number, FieldUse>(), others: new Set<number>() };
    found.set(name, uses);
    const { places, others } = uses;
    const values = formatValues(field);
    const isOpen = hasOtherValues(field.constraints);
    const known = places.get(operation);
    if (known) {
      // Merge the values, because variants of an object can have the same field with different values.
      if (known.isRequest !== isRequest) return;
      for (const value of values) known.values.add(value);
      known.isOpen ||= isOpen;
    } else if (places.size === 0 || isRequest) {
      const ownAnchor = anchor === `body-${name}` ? '' : anchor;
      const text = plainText(description);
      places.set(operation, { isRequest, anchor: ownAnchor, description: text, values: new Set(values), isOpen });
    } else others.add(operation);
  };
  for (const [index, { parameters, body }] of operations.entries()) {
    for (const { place, fields } of parameters)
      for (const field of fields) add(field, field.description, index, `${place}-${field.name}`, true);
    for (const { field, anchor } of listAnchoredFields(body?.fields ?? []))
      add(field, field.description, index, `body-${anchor}`, true);
  }
  for (const [index, { responses }] of operations.entries())
    for (const { status, fields } of responses)
      for (const field of allFields(fields)) add(field, '', index, String(status), false);
  return [...found].map(([name, { places, others }]) => [
    name,
    [...places].map(([operation, { anchor, description, values, isOpen }]) => [
      operation,
      anchor,
      description,
      values.size === 0 ? [] : [...values, ...(isOpen ? [OTHER_VALUES] : [])],
    ]),
    places.size + others.size > MAX_OPERATIONS ? [] : [...others],
  ]);
}

/**
 * Formats the values of a field, each as `value` or `value: meaning`. `null` is omitted, because no one searches for
 * it.
 */
function formatValues({ constraints }: Field): string[] {
  return getListedValues(constraints)
    .filter(({ code }) => code !== 'null')
    .map(({ code, meaning }) => (meaning === undefined ? code : `${code}: ${plainText(meaning)}`));
}

/** Returns the fields of a body, each with its name in links. */
function listAnchoredFields(items: readonly FieldItem[], prefix = ''): { field: Field; anchor: string }[] {
  return items.flatMap((item) =>
    'fields' in item
      ? listAnchoredFields(item.fields, `${prefix}${item.anchor}-`)
      : [{ field: item, anchor: prefix + item.name }],
  );
}

function distinct(texts: readonly string[]): string {
  return [...new Set(texts)].join(' ');
}

/** Returns each word in a string once. Used for content that is searched but not shown. */
function toUniqueWords(text: string): string {
  return distinct(text.toLowerCase().match(/[\p{L}\p{N}_-]+/gu) ?? []);
}
