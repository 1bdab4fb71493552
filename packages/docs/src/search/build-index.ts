import { allFields, type Field, type FieldItem } from '../model/fields.js';
import type { OperationModel } from '../model/operation-model.js';
import type { SiteModel } from '../model/site-model.js';
import type { Guide } from '../sources/read-guides.js';
import { SAMPLES_TITLE } from '../pages/home-page.js';
import { plainText } from '../components/prose.js';
import type { SearchIndex } from './search-index.js';

/** A page that stands for itself in the search. */
export interface SearchPage {
  /** From the site's root. */
  address: string;
  title: string;
  description: string;
}

/** Collects what can be searched for: what users of the API look for. The rules that its editors are held to have an overview of their own. */
export function buildSearchIndex(site: SiteModel, pages: readonly SearchPage[], guides: readonly Guide[]): SearchIndex {
  return {
    operations: site.operations.map(({ operation, conditions }) => [
      operation.id,
      operation.summary,
      operation.method,
      operation.path,
      toUniqueWords(
        [plainText(operation.description), operation.tag, ...conditions.map(({ title }) => title)].join(' '),
      ),
    ]),
    fields: buildFieldEntries(site.operations),
    messages: site.errors.map(({ message, causes }) => [
      message,
      distinct(causes.map(({ summary }) => summary)),
      distinct(causes.flatMap(({ status, example }) => [example, String(status)])),
    ]),
    scopes: site.scopeGroups
      .flatMap(({ parent, scopes }) => [parent, ...scopes])
      .map(({ name, description }) => [name, plainText(description)]),
    events: (site.webhooks?.events ?? []).map(({ event, description }) => [event, plainText(description)]),
    questions: site.discrepancies.map(({ id, title }) => [id, title]),
    pages: pages.map(({ address, title, description }) => [address, title, description]),
    sections: [
      ['', SAMPLES_TITLE],
      ...guides.flatMap(({ address, body }) =>
        [...body.matchAll(/^## (.*)$/gm)].map(([, title = '']) => [address, title] as const),
      ),
    ],
  };
}

/** From how many operations on a field tells none of them from another. */
const MANY = 12;

/** One entry for all fields of one name: the requests that have it, else the first response, and then by its name alone. */
function buildFieldEntries(operations: readonly OperationModel[]): SearchIndex['fields'] {
  const found = new Map<string, { description: string; places: Map<number, string>; others: Set<number> }>();
  const add = (name: string, description: string, operation: number, anchor: string, isRequest: boolean) => {
    const ownName = name.split('.').at(-1) ?? name;
    const entry = found.get(ownName) ?? {
      description: plainText(description),
      places: new Map<number, string>(),
      others: new Set(),
    };
    found.set(ownName, entry);
    if (entry.places.size === 0 || (isRequest && !entry.places.has(operation)))
      entry.places.set(operation, anchor === `body-${ownName}` ? '' : anchor);
    else if (!entry.places.has(operation)) entry.others.add(operation);
  };
  for (const [place, { parameters, body }] of operations.entries()) {
    for (const { place: where, fields } of parameters)
      for (const { name, description } of fields) add(name, description, place, `${where}-${name}`, true);
    for (const { field, anchor } of listAnchoredFields(body?.fields ?? []))
      add(field.name, field.description, place, `body-${anchor}`, true);
  }
  for (const [place, { responses }] of operations.entries())
    for (const { status, fields } of responses)
      for (const { name } of allFields(fields)) add(name, '', place, String(status), false);
  return [...found].map(([name, { description, places, others }]) => [
    name,
    description,
    [...places].flat(),
    places.size + others.size > MANY ? [] : [...others],
  ]);
}

/** The fields of a body with the names that they have in links. */
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

/** The words of a text that is searched but not shown, each once. */
function toUniqueWords(text: string): string {
  return distinct(text.toLowerCase().match(/[\p{L}\p{N}_-]+/gu) ?? []);
}
