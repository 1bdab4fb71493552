import type { Call, Document, Place, SchemaPair, Side, Versions } from './types.js';
import { childOf, entriesOf, followed, inside, pointerOf, refOf } from './nodes.js';
import { keywordOf, partsOf, partsUnder, propertyNames } from './schema-parts.js';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/**
 * @param item the path item, whose parameters its operations share
 */
function readCall(document: Document, key: string, place: Place, item: Place | undefined): Call {
  const parameters = [item, place].flatMap((holder) => [...entriesOfList(document, inside(document, holder, 'parameters'))]);
  const requestBody = inside(document, place, 'requestBody');
  return {
    key,
    id: String(childOf(place.node, 'operationId') ?? key),
    place,
    parameters: new Map(parameters.map((parameter) => [`${childOf(parameter.node, 'in')} ${childOf(parameter.node, 'name')}`, parameter])),
    requestBody,
    requestMedia: entriesOf(document, inside(document, requestBody, 'content')),
    responses: new Map(
      [...entriesOf(document, inside(document, place, 'responses'))].map(([status, response]) => [
        status,
        { place: response, media: entriesOf(document, inside(document, response, 'content')) },
      ]),
    ),
  };
}

function entriesOfList(document: Document, list: Place | undefined): Place[] {
  if (!Array.isArray(list?.node)) return [];
  return list.node.map((node, index) => followed(document, { node, pointer: list.pointer + pointerOf(index) }));
}

function readOperations(document: Document): Map<string, Call> {
  const calls = [...entriesOf(document, inside(document, { node: document, pointer: '' }, 'paths'))].flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const place = inside(document, item, method);
      return place ? [readCall(document, `${method.toUpperCase()} ${path}`, place, item)] : [];
    }),
  );
  return new Map(calls.map((call) => [call.key, call]));
}

function readWebhooks(document: Document): Map<string, Call> {
  const calls = [...entriesOf(document, inside(document, { node: document, pointer: '' }, 'webhooks'))].flatMap(([event, item]) => {
    const place = methods.map((method) => inside(document, item, method)).find((operation) => operation !== undefined);
    return place ? [readCall(document, event, place, item)] : [];
  });
  return new Map(calls.map((call) => [call.key, call]));
}

const paired = (base: Map<string, Call>, head: Map<string, Call>) => [...base.values()].map((call) => ({ base: call, head: head.get(call.key) }));

/**
 * @param today `YYYY-MM-DD`
 */
export function readVersions(base: Document, head: Document, today: string): Versions {
  const operations = paired(readOperations(base), readOperations(head));
  const webhooks = paired(readWebhooks(base), readWebhooks(head));
  const schemas: Map<string, SchemaPair> = new Map();

  
  const addSchema = (side: SchemaPair['side'], baseParts: readonly Place[], headParts: readonly Place[]) => {
    if (baseParts.length === 0 || headParts.length === 0) return;
    // Schemas are shared, and some contain themselves.
    const key = [side, ...baseParts.map(({ pointer }) => pointer), 'to', ...headParts.map(({ pointer }) => pointer)].join(' ');
    if (schemas.has(key)) return;
    schemas.set(key, { side, base: baseParts, head: headParts });
    
    const addUnder = (...keys: (string | number)[]) => addSchema(side, partsUnder(base, baseParts, ...keys), partsUnder(head, headParts, ...keys));
    for (const name of propertyNames(baseParts)) addUnder('properties', name);
    for (const keyword of ['items', 'additionalProperties', 'not']) addUnder(keyword);
    for (const keyword of ['oneOf', 'anyOf']) {
      for (const [from, to] of sameBranches(keywordOf(baseParts, keyword), keywordOf(headParts, keyword))) {
        addSchema(side, partsOf(base, from), partsOf(head, to));
      }
    }
  };

  /**
   * @param from places that have a `schema`
   */
  const addSchemasOf = (side: SchemaPair['side'], from: ReadonlyMap<string, Place>, to: ReadonlyMap<string, Place>) => {
    for (const [key, { node, pointer }] of from) {
      const other = to.get(key);
      if (other) {
        addSchema(side, partsUnder(base, [{ node, pointer }], 'schema'), partsUnder(head, [other], 'schema'));
      }
    }
  };

  for (const { base: from, head: to } of [...operations, ...webhooks]) {
    if (to === undefined) continue;
    const side: Exclude<Side, 'client'> = from.place.pointer.startsWith('/webhooks/') ? 'webhook' : 'request';
    addSchemasOf(side, from.parameters, to.parameters);
    addSchemasOf(side, from.requestMedia, to.requestMedia);
    for (const [status, { place, media }] of from.responses) {
      const other = to.responses.get(status);
      if (!other || side === 'webhook') continue;
      addSchemasOf('response', media, other.media);
      addSchemasOf('response', entriesOf(base, inside(base, place, 'headers')), entriesOf(head, inside(head, other.place, 'headers')));
    }
  }
  return { base, head, operations, webhooks, schemas: [...schemas.values()], today };
}

/**
 * The branches of a `oneOf` that belong together: those that refer to the same component, else those at the same position.
 */
function sameBranches(base: Place | undefined, head: Place | undefined): [Place, Place][] {
  const branches = [base, head].map((list) =>
    Array.isArray(list?.node) ? list.node.map((node, index) => ({ node, pointer: list.pointer + pointerOf(index) })) : [],
  );
  const [from = [], to = []] = branches;
  return from.flatMap((branch, index) => {
    const ref = refOf(branch.node);
    const other = ref === undefined ? to[index] : to.find(({ node }) => refOf(node) === ref);
    return other ? [([branch, other] as [Place, Place])] : [];
  });
}

export const readCalls = (document: Document): { operations: Call[]; webhooks: Call[]; } => ({
  operations: [...readOperations(document).values()],
  webhooks: [...readWebhooks(document).values()],
});
