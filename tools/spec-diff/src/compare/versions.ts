import { formatPointer } from '@wapi/types';
import { findChanges } from './find-changes.js';
import { at, getChild, getEntries, resolveItem } from './json-pointer.js';
import { getParameterKey, normalizeMediaType } from './normalize/http.js';
import { collectPartsAt, type Part } from './normalize/parts.js';
import { compareSchemas } from './schemas/compare-schemas.js';
import type { Audience, Document, Endpoint, Node, SchemaPair, Versions } from './types.js';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/**
 * Reads an operation or a webhook.
 *
 * @param item the path item, whose parameters its operations share
 */
function readEndpoint(document: Document, key: string, place: Node, item: Node | undefined): Endpoint {
  const parameters = [item, place].flatMap((holder) => [...getListItems(document, at(document, holder, 'parameters'))]);
  const requestBody = at(document, place, 'requestBody');
  return {
    key,
    id: String(getChild(place.node, 'operationId') ?? key),
    place,
    item,
    parameters: new Map(parameters.map((parameter) => [getParameterKey(parameter.node), parameter])),
    requestBody,
    requestMedia: readMedia(document, requestBody),
    responses: new Map(
      [...getEntries(document, at(document, place, 'responses'))].map(([status, response]) => [
        // A range such as `4xx` may be in lower case, but `default` is a name.
        status.replace(/xx$/, 'XX'),
        {
          place: response,
          media: readMedia(document, response),
          headers: new Map(
            [...getEntries(document, at(document, response, 'headers'))].map(([name, header]) => [
              name.toLowerCase(),
              header,
            ]),
          ),
        },
      ]),
    ),
  };
}

function readMedia(document: Document, holder: Node | undefined): Map<string, Node> {
  const media = getEntries(document, at(document, holder, 'content'));
  return new Map([...media].map(([type, place]) => [normalizeMediaType(type), place]));
}

function getListItems(document: Document, list: Node | undefined): Node[] {
  if (!Array.isArray(list?.node)) return [];
  return list.node.map((node, index) => resolveItem(document, node, list.pointer + formatPointer(index)));
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

interface EndpointMaps {
  operations: Map<string, Endpoint>;
  webhooks: Map<string, Endpoint>;
}

/** The endpoints of each document, cached, because a comparison reads them several times. */
const endpoints: WeakMap<Document, EndpointMaps> = new WeakMap();

function readEndpointMaps(document: Document): EndpointMaps {
  const known = endpoints.get(document) ?? {
    operations: readOperations(document),
    webhooks: readWebhooks(document),
  };
  endpoints.set(document, known);
  return known;
}

/** Returns the parameter names in a path. */
const getPathNames = (key: string): string[] => [...key.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);

const getShape = (key: string): string => key.replace(/\{[^}]*\}/g, '{}');

/** Renames the path parameters in `head` to their names in `base`, so that the comparison matches them. */
function withNamesOf(base: Endpoint, head: Endpoint): Endpoint {
  const [before, after] = [getPathNames(base.key), getPathNames(head.key)];
  const parameters = [...head.parameters].map(([key, parameter]): [string, Node] => {
    const index = key.startsWith('path ') ? after.indexOf(key.slice('path '.length)) : -1;
    return [index < 0 ? key : `path ${before[index]}`, parameter];
  });
  return { ...head, parameters: new Map(parameters) };
}

/** Pairs each endpoint with the endpoint that has the same name, or a path that differs only in its parameter names. */
function pairUp(base: Map<string, Endpoint>, head: Map<string, Endpoint>) {
  const added = new Map([...head].flatMap(([key, one]) => (base.has(key) ? [] : [[getShape(key), one] as const])));
  return [...base.values()].map((endpoint) => {
    const renamed = added.get(getShape(endpoint.key));
    return { base: endpoint, head: head.get(endpoint.key) ?? (renamed && withNamesOf(endpoint, renamed)) };
  });
}

/**
 * @param today `YYYY-MM-DD`
 */
export function readVersions(base: Document, head: Document, today: string): Versions {
  const [before, after] = [readEndpointMaps(base), readEndpointMaps(head)];
  const operations = pairUp(before.operations, after.operations);
  const webhooks = pairUp(before.webhooks, after.webhooks);
  const schemas: Map<string, SchemaPair | undefined> = new Map();

  const isUnchanged = findChanges(base, head);

  const addSchema = (
    side: SchemaPair['side'],
    baseParts: readonly Part[],
    headParts: readonly Part[],
    above: SchemaPair['trail'] = { base: [], head: [] },
  ) => {
    if (baseParts.length === 0 || headParts.length === 0) return;
    // Visit each pair once, because schemas are shared and some contain themselves.
    const key = [
      side,
      ...baseParts.map(({ pointer }) => pointer),
      'to',
      ...headParts.map(({ pointer }) => pointer),
    ].join(' ');
    if (schemas.has(key)) return;
    const isRequest = side === 'request';
    const [old, current] = [
      { document: base, parts: baseParts },
      { document: head, parts: headParts },
    ] as const;
    // Compare in the direction of the data: requests go from `base` to `head`, and responses from `head` to `base`.
    const { narrowings, pairs, isSplit } = isRequest ? compareSchemas(old, current) : compareSchemas(current, old);
    const extend = (places: readonly string[], [first]: readonly Part[]) => [
      ...places,
      ...(first ? [first.pointer] : []),
    ];
    const trail = { base: extend(above.base, baseParts), head: extend(above.head, headParts) };
    schemas.set(key, isSplit ? undefined : { side, base: baseParts, head: headParts, narrowings, trail });
    for (const [from, to] of pairs) {
      if (isRequest) addSchema(side, from.parts, to.parts, trail);
      else addSchema(side, to.parts, from.parts, trail);
    }
  };

  /**
   * Adds the pairs of schemas in nodes with the same key.
   *
   * @param from nodes that have a `schema`, or a `content` with one
   */
  const addSchemasOf = (side: SchemaPair['side'], from: ReadonlyMap<string, Node>, to: ReadonlyMap<string, Node>) => {
    for (const [key, place] of from) {
      const other = to.get(key);
      if (other === undefined || isUnchanged(place.node, other.node)) continue;
      addSchema(side, collectPartsAt(base, [place], 'schema'), collectPartsAt(head, [other], 'schema'));
      const [content, otherContent] = [readMedia(base, place), readMedia(head, other)];
      if (content.size > 0) addSchemasOf(side, content, otherContent);
    }
  };

  for (const { base: from, head: to } of [...operations, ...webhooks]) {
    if (to === undefined) continue;
    const side: Exclude<Audience, 'client'> = from.place.pointer.startsWith('/webhooks/') ? 'webhook' : 'request';
    addSchemasOf(side, from.parameters, to.parameters);
    addSchemasOf(side, from.requestMedia, to.requestMedia);
    for (const [status, { media, headers }] of from.responses) {
      const other = findResponse(to, status);
      if (!other || side === 'webhook') continue;
      addSchemasOf('response', media, other.media);
      addSchemasOf('response', headers, other.headers);
    }
  }
  return {
    base,
    head,
    operations,
    webhooks,
    schemas: [...schemas.values()].filter((pair) => pair !== undefined),
    isUnchanged,
    today,
  };
}

/** Finds the response for a status code. A range such as `4XX` can also document the code. */
export const findResponse = ({ responses }: Endpoint, status: string) =>
  responses.get(status) ?? responses.get(`${status[0]}XX`);

export const readEndpoints = (document: Document): { operations: Endpoint[]; webhooks: Endpoint[] } => {
  const { operations, webhooks } = readEndpointMaps(document);
  return { operations: [...operations.values()], webhooks: [...webhooks.values()] };
};
