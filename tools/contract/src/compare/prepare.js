// What redocly is shown of a version: the same contract, written so that it sees what differs and nothing else.
/** @import { Document, Json, JsonObject, Pair, Versions } from './types.js' */
import { childOf, isObject, isSame, objectOf, pointerOf } from './nodes.js';

/**
 * @param {Versions} versions
 * @param {keyof Pair<Document>} version
 * @returns {Document}
 */
export function prepared(versions, version) {
  const { security, ...document } = versions[version];
  const { operations, webhooks } = versions;
  // It takes a new operation for a removed one that is much like it, so it is shown those that both versions have.
  const common = new Set(
    [...operations, ...webhooks].flatMap(({ base, head }) => (head ? [base.place.pointer, head.place.pointer] : [])),
  );
  /** @param {'paths' | 'webhooks'} root @param {(path: string, item: JsonObject) => JsonObject} rewritten */
  const kept = (root, rewritten) =>
    Object.fromEntries(
      Object.entries(objectOf(document[root])).flatMap(([path, item]) => {
        const entries = Object.entries(objectOf(item)).filter(
          ([key, value]) => !isObject(value) || common.has(pointerOf(root, path, key)),
        );
        return entries.some(([, value]) => isObject(value))
          ? [[path, rewritten(path, Object.fromEntries(entries))]]
          : [];
      }),
    );
  const components = objectOf(document['components']);
  return {
    ...document,
    // What is gone with the whole map is missed.
    components: { securitySchemes: {}, ...components },
    paths: kept('paths', (path, item) => completed(withOwnParameters(item, versions, path), security)),
    ...(webhooks.length > 0 && { webhooks: kept('webhooks', (_path, item) => item) }),
  };
}

/**
 * An operation with what it leaves out: credentials, which are then those of the root, and answers, which redocly misses as a whole only if
 * there is a place for them.
 *
 * @param {JsonObject} item
 * @param {Json | undefined} security
 */
const completed = (item, security) =>
  mapOperations(item, (operation) => ({ ...(security !== undefined && { security }), responses: {}, ...operation }));

/**
 * Parameters that move from a path into its operations stay what they are. Where nothing moves they stay where they are, so that a change
 * of one is told once.
 *
 * @param {JsonObject} item
 * @param {Pair<Document>} versions
 * @param {string} path
 * @returns {JsonObject}
 */
function withOwnParameters(item, { base, head }, path) {
  const [before, after] = [base, head].map((document) => childOf(childOf(document['paths'], path), 'parameters'));
  if (isSame(before, after)) return item;
  const { parameters: shared = [], ...rest } = item;
  return mapOperations(rest, ({ parameters = [], ...operation }) => ({
    ...operation,
    parameters: [...listOf(parameters), ...listOf(shared)],
  }));
}

/** @param {Json} value @returns {readonly Json[]} */
const listOf = (value) => (Array.isArray(value) ? value : []);

/** @param {JsonObject} item @param {(operation: JsonObject) => JsonObject} change @returns {JsonObject} */
const mapOperations = (item, change) =>
  Object.fromEntries(Object.entries(item).map(([key, value]) => [key, isObject(value) ? change(value) : value]));
