import { formatPointer } from '@wapi/types';
import type { Endpoint, Document, Node, SchemaPair, Audience, Versions } from './types.js';
import { getChild, getEntries, resolve, at, getRef } from './json-pointer.js';
import { findKeyword, collectParts, collectPartsAt, getPropertyNames } from './schema-parts.js';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/**
 * @param item the path item, whose parameters its operations share
 */
function readEndpoint(document: Document, key: string, place: Node, item: Node | undefined): Endpoint {
  const parameters = [item, place].flatMap((holder) => [...getListItems(document, at(document, holder, 'parameters'))]);
  const requestBody = at(document, place, 'requestBody');
  return {
    key,
    id: String(getChild(place.node, 'operationId') ?? key),
    place,
    parameters: new Map(
      parameters.map((parameter) => [
        `${getChild(parameter.node, 'in')} ${getChild(parameter.node, 'name')}`,
        parameter,
      ]),
    ),
    requestBody,
    requestMedia: getEntries(document, at(document, requestBody, 'content')),
    responses: new Map(
      [...getEntries(document, at(document, place, 'responses'))].map(([status, response]) => [
        status,
        { place: response, media: getEntries(document, at(document, response, 'content')) },
      ]),
    ),
  };
}

function getListItems(document: Document, list: Node | undefined): Node[] {
  if (!Array.isArray(list?.node)) return [];
  return list.node.map((node, index) => resolve(document, { node, pointer: list.pointer + formatPointer(index) }));
}

function readOperations(document: Document): Map<string, Endpoint> {
  const endpoints = [...getEntries(document, at(document, { node: document, pointer: '' }, 'paths'))].flatMap(
    ([path, item]) =>
      methods.flatMap((method) => {
        const place = at(document, item, method);
        return place ? [readEndpoint(document, `${method.toUpperCase()} ${path}`, place, item)] : [];
      }),
  );
  return new Map(endpoints.map((endpoint) => [endpoint.key, endpoint]));
}

function readWebhooks(document: Document): Map<string, Endpoint> {
  const endpoints = [...getEntries(document, at(document, { node: document, pointer: '' }, 'webhooks'))].flatMap(
    ([event, item]) => {
      const place = methods.map((method) => at(document, item, method)).find((operation) => operation !== undefined);
      return place ? [readEndpoint(document, event, place, item)] : [];
    },
  );
  return new Map(endpoints.map((endpoint) => [endpoint.key, endpoint]));
}

const pairUp = (base: Map<string, Endpoint>, head: Map<string, Endpoint>) =>
  [...base.values()].map((endpoint) => ({ base: endpoint, head: head.get(endpoint.key) }));

/**
 * @param today `YYYY-MM-DD`
 */
export function readVersions(base: Document, head: Document, today: string): Versions {
  const operations = pairUp(readOperations(base), readOperations(head));
  const webhooks = pairUp(readWebhooks(base), readWebhooks(head));
  const schemas: Map<string, SchemaPair> = new Map();

  const addSchema = (side: SchemaPair['side'], baseParts: readonly Node[], headParts: readonly Node[]) => {
    if (baseParts.length === 0 || headParts.length === 0) return;
    // Visit each pair once, because schemas are shared and some contain themselves.
    const key = [
      side,
      ...baseParts.map(({ pointer }) => pointer),
      'to',
      ...headParts.map(({ pointer }) => pointer),
    ].join(' ');
    if (schemas.has(key)) return;
    schemas.set(key, { side, base: baseParts, head: headParts });

    const addUnder = (...keys: (string | number)[]) =>
      addSchema(side, collectPartsAt(base, baseParts, ...keys), collectPartsAt(head, headParts, ...keys));
    for (const name of getPropertyNames(baseParts)) addUnder('properties', name);
    for (const keyword of ['items', 'additionalProperties', 'not']) addUnder(keyword);
    for (const keyword of ['oneOf', 'anyOf']) {
      for (const [from, to] of matchBranches(findKeyword(baseParts, keyword), findKeyword(headParts, keyword))) {
        addSchema(side, collectParts(base, from), collectParts(head, to));
      }
    }
  };

  /** @param from nodes that have a `schema` */
  const addSchemasOf = (side: SchemaPair['side'], from: ReadonlyMap<string, Node>, to: ReadonlyMap<string, Node>) => {
    for (const [key, { node, pointer }] of from) {
      const other = to.get(key);
      if (other) {
        addSchema(side, collectPartsAt(base, [{ node, pointer }], 'schema'), collectPartsAt(head, [other], 'schema'));
      }
    }
  };

  for (const { base: from, head: to } of [...operations, ...webhooks]) {
    if (to === undefined) continue;
    const side: Exclude<Audience, 'client'> = from.place.pointer.startsWith('/webhooks/') ? 'webhook' : 'request';
    addSchemasOf(side, from.parameters, to.parameters);
    addSchemasOf(side, from.requestMedia, to.requestMedia);
    for (const [status, { place, media }] of from.responses) {
      const other = to.responses.get(status);
      if (!other || side === 'webhook') continue;
      addSchemasOf('response', media, other.media);
      addSchemasOf(
        'response',
        getEntries(base, at(base, place, 'headers')),
        getEntries(head, at(head, other.place, 'headers')),
      );
    }
  }
  return { base, head, operations, webhooks, schemas: [...schemas.values()], today };
}

/**
 * Pairs the branches of a `oneOf`: by the component that they refer to, otherwise by position.
 */
function matchBranches(base: Node | undefined, head: Node | undefined): [Node, Node][] {
  const branches = [base, head].map((list) =>
    Array.isArray(list?.node)
      ? list.node.map((node, index) => ({ node, pointer: list.pointer + formatPointer(index) }))
      : [],
  );
  const [from = [], to = []] = branches;
  return from.flatMap((branch, index) => {
    const ref = getRef(branch.node);
    const other = ref === undefined ? to[index] : to.find(({ node }) => getRef(node) === ref);
    return other ? [[branch, other] as [Node, Node]] : [];
  });
}

export const readEndpoints = (document: Document): { operations: Endpoint[]; webhooks: Endpoint[] } => ({
  operations: [...readOperations(document).values()],
  webhooks: [...readWebhooks(document).values()],
});
