import { formatPointer } from '@wapi/types';
// What redocly is shown of a version: the same contract, written so that it sees what differs and nothing else.
import type { Document, Json, JsonObject, BaseAndHead, Versions } from './types.js';
import { getChild, isObject, isEqual, asObject } from './json-pointer.js';

export function normalizeForDiff(versions: Versions, version: keyof BaseAndHead<Document>): Document {
  const { security, ...document } = versions[version];
  const { operations, webhooks } = versions;
  // It takes a new operation for a removed one that is much like it, so it is shown those that both versions have.
  const common = new Set(
    [...operations, ...webhooks].flatMap(({ base, head }) => (head ? [base.place.pointer, head.place.pointer] : [])),
  );
  const kept = (root: 'paths' | 'webhooks', rewritten: (path: string, item: JsonObject) => JsonObject) =>
    Object.fromEntries(
      Object.entries(asObject(document[root])).flatMap(([path, item]) => {
        const entries = Object.entries(asObject(item)).filter(
          ([key, value]) => !isObject(value) || common.has(formatPointer(root, path, key)),
        );
        return entries.some(([, value]) => isObject(value))
          ? [[path, rewritten(path, Object.fromEntries(entries))]]
          : [];
      }),
    );
  const components = asObject(document['components']);
  return {
    ...document,
    // What is gone with the whole map is missed.
    components: { securitySchemes: {}, ...components },
    paths: kept('paths', (path, item) => withDefaults(withOwnParameters(item, versions, path), security)),
    ...(webhooks.length > 0 && { webhooks: kept('webhooks', (_path, item) => item) }),
  };
}

/**
 * An operation with what it leaves out: credentials, which are then those of the root, and answers, which redocly misses as a whole only if
 * there is a place for them.
 */
const withDefaults = (item: JsonObject, security: Json | undefined) =>
  mapOperations(item, (operation) => ({ ...(security !== undefined && { security }), responses: {}, ...operation }));

/**
 * Parameters that move from a path into its operations stay what they are. Where nothing moves they stay where they are, so that a change
 * of one is told once.
 */
function withOwnParameters(item: JsonObject, { base, head }: BaseAndHead<Document>, path: string): JsonObject {
  const [before, after] = [base, head].map((document) => getChild(getChild(document['paths'], path), 'parameters'));
  if (isEqual(before, after)) return item;
  const { parameters: shared = [], ...rest } = item;
  return mapOperations(rest, ({ parameters = [], ...operation }) => ({
    ...operation,
    parameters: [...listOf(parameters), ...listOf(shared)],
  }));
}

const listOf = (value: Json): readonly Json[] => (Array.isArray(value) ? value : []);

const mapOperations = (item: JsonObject, change: (operation: JsonObject) => JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(item).map(([key, value]) => [key, isObject(value) ? change(value) : value]));
