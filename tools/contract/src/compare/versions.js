/** @import { Call, Document, Place, SchemaPair, Side, Versions } from './types.js' */
import { childOf, entriesOf, followed, inside, pointerOf, refOf } from './nodes.js';
import { keywordOf, partsOf, partsUnder, propertyNames } from './schema-parts.js';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/**
 * @param {Document} document
 * @param {string} key
 * @param {Place} place
 * @param {Place | undefined} item the path item, whose parameters its operations share
 * @returns {Call}
 */
function readCall(document, key, place, item) {
  const parameters = [item, place].flatMap((holder) => [
    ...entriesOfList(document, inside(document, holder, 'parameters')),
  ]);
  const requestBody = inside(document, place, 'requestBody');
  return {
    key,
    id: String(childOf(place.node, 'operationId') ?? key),
    place,
    parameters: new Map(
      parameters.map((parameter) => [`${childOf(parameter.node, 'in')} ${childOf(parameter.node, 'name')}`, parameter]),
    ),
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

/**
 * @param {Document} document
 * @param {Place | undefined} list
 * @returns {Place[]}
 */
function entriesOfList(document, list) {
  if (!Array.isArray(list?.node)) return [];
  return list.node.map((node, index) => followed(document, { node, pointer: list.pointer + pointerOf(index) }));
}

/** @param {Document} document @returns {Map<string, Call>} */
function readOperations(document) {
  const calls = [...entriesOf(document, inside(document, { node: document, pointer: '' }, 'paths'))].flatMap(
    ([path, item]) =>
      methods.flatMap((method) => {
        const place = inside(document, item, method);
        return place ? [readCall(document, `${method.toUpperCase()} ${path}`, place, item)] : [];
      }),
  );
  return new Map(calls.map((call) => [call.key, call]));
}

/** @param {Document} document @returns {Map<string, Call>} */
function readWebhooks(document) {
  const calls = [...entriesOf(document, inside(document, { node: document, pointer: '' }, 'webhooks'))].flatMap(
    ([event, item]) => {
      const place = methods
        .map((method) => inside(document, item, method))
        .find((operation) => operation !== undefined);
      return place ? [readCall(document, event, place, item)] : [];
    },
  );
  return new Map(calls.map((call) => [call.key, call]));
}

/**
 * @param {Map<string, Call>} base
 * @param {Map<string, Call>} head
 */
const paired = (base, head) => [...base.values()].map((call) => ({ base: call, head: head.get(call.key) }));

/**
 * @param {Document} base
 * @param {Document} head
 * @param {string} today `YYYY-MM-DD`
 * @returns {Versions}
 */
export function readVersions(base, head, today) {
  const operations = paired(readOperations(base), readOperations(head));
  const webhooks = paired(readWebhooks(base), readWebhooks(head));
  /** @type {Map<string, SchemaPair>} */
  const schemas = new Map();

  /**
   * @param {SchemaPair['side']} side
   * @param {readonly Place[]} baseParts
   * @param {readonly Place[]} headParts
   */
  const addSchema = (side, baseParts, headParts) => {
    if (baseParts.length === 0 || headParts.length === 0) return;
    // Schemas are shared, and some contain themselves.
    const key = [
      side,
      ...baseParts.map(({ pointer }) => pointer),
      'to',
      ...headParts.map(({ pointer }) => pointer),
    ].join(' ');
    if (schemas.has(key)) return;
    schemas.set(key, { side, base: baseParts, head: headParts });
    /** @param {...(string | number)} keys */
    const addUnder = (...keys) =>
      addSchema(side, partsUnder(base, baseParts, ...keys), partsUnder(head, headParts, ...keys));
    for (const name of propertyNames(baseParts)) addUnder('properties', name);
    for (const keyword of ['items', 'additionalProperties', 'not']) addUnder(keyword);
    for (const keyword of ['oneOf', 'anyOf']) {
      for (const [from, to] of sameBranches(keywordOf(baseParts, keyword), keywordOf(headParts, keyword))) {
        addSchema(side, partsOf(base, from), partsOf(head, to));
      }
    }
  };

  /**
   * @param {SchemaPair['side']} side
   * @param {ReadonlyMap<string, Place>} from places that have a `schema`
   * @param {ReadonlyMap<string, Place>} to
   */
  const addSchemasOf = (side, from, to) => {
    for (const [key, { node, pointer }] of from) {
      const other = to.get(key);
      if (other) {
        addSchema(side, partsUnder(base, [{ node, pointer }], 'schema'), partsUnder(head, [other], 'schema'));
      }
    }
  };

  for (const { base: from, head: to } of [...operations, ...webhooks]) {
    if (to === undefined) continue;
    /** @type {Exclude<Side, 'client'>} */
    const side = from.place.pointer.startsWith('/webhooks/') ? 'webhook' : 'request';
    addSchemasOf(side, from.parameters, to.parameters);
    addSchemasOf(side, from.requestMedia, to.requestMedia);
    for (const [status, { place, media }] of from.responses) {
      const other = to.responses.get(status);
      if (!other || side === 'webhook') continue;
      addSchemasOf('response', media, other.media);
      addSchemasOf(
        'response',
        entriesOf(base, inside(base, place, 'headers')),
        entriesOf(head, inside(head, other.place, 'headers')),
      );
    }
  }
  return { base, head, operations, webhooks, schemas: [...schemas.values()], today };
}

/**
 * The branches of a `oneOf` that belong together: those that refer to the same component, else those at the same position.
 *
 * @param {Place | undefined} base
 * @param {Place | undefined} head
 * @returns {[Place, Place][]}
 */
function sameBranches(base, head) {
  const branches = [base, head].map((list) =>
    Array.isArray(list?.node)
      ? list.node.map((node, index) => ({ node, pointer: list.pointer + pointerOf(index) }))
      : [],
  );
  const [from = [], to = []] = branches;
  return from.flatMap((branch, index) => {
    const ref = refOf(branch.node);
    const other = ref === undefined ? to[index] : to.find(({ node }) => refOf(node) === ref);
    return other ? [/** @type {[Place, Place]} */ ([branch, other])] : [];
  });
}

/**
 * @param {Document} document
 * @returns {{ operations: Call[], webhooks: Call[] }}
 */
export const readCalls = (document) => ({
  operations: [...readOperations(document).values()],
  webhooks: [...readWebhooks(document).values()],
});
