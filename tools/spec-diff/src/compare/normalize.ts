import { formatPointer } from '@wapi/types';
import type { Document, Json, JsonObject, BaseAndHead, Versions } from './types.js';
import { getChild, isObject, isEqual, asObject } from './json-pointer.js';

/** Rewrites a version for Redocly, so that it reports each difference once and nothing else. */
export function normalizeForDiff(versions: Versions, version: keyof BaseAndHead<Document>): Document {
  const { security, ...document } = versions[version];
  const { operations, webhooks } = versions;
  // Redocly reports a removed operation next to a similar new one as a rename, so pass only those that both versions
  // have.
  const common = new Set(
    [...operations, ...webhooks].flatMap(({ base, head }) => (head ? [base.place.pointer, head.place.pointer] : [])),
  );
  const pickCommon = (root: 'paths' | 'webhooks', rewrite: (path: string, item: JsonObject) => JsonObject) =>
    Object.fromEntries(
      Object.entries(asObject(document[root])).flatMap(([path, item]) => {
        const entries = Object.entries(asObject(item)).filter(
          ([key, value]) => !isObject(value) || common.has(formatPointer(root, path, key)),
        );
        return entries.some(([, value]) => isObject(value)) ? [[path, rewrite(path, Object.fromEntries(entries))]] : [];
      }),
    );
  const components = asObject(document['components']);
  return {
    ...document,
    // Redocly misses the removal of a whole map.
    components: { securitySchemes: {}, ...components },
    paths: pickCommon('paths', (path, item) => withDefaults(withOwnParameters(item, versions, path), security)),
    ...(webhooks.length > 0 && { webhooks: pickCommon('webhooks', (_path, item) => item) }),
  };
}

/**
 * Adds the root's credentials to operations without their own, and an empty `responses`, because Redocly misses the
 * removal of the map.
 */
const withDefaults = (item: JsonObject, security: Json | undefined) =>
  mapOperations(item, (operation) => ({ ...(security !== undefined && { security }), responses: {}, ...operation }));

/**
 * Copies the parameters of a path into its operations if the two versions differ in them, because moving a parameter is
 * not a change. Leaves equal ones alone.
 */
function withOwnParameters(item: JsonObject, { base, head }: BaseAndHead<Document>, path: string): JsonObject {
  const [before, after] = [base, head].map((document) => getChild(getChild(document['paths'], path), 'parameters'));
  if (isEqual(before, after)) return item;
  const { parameters: shared = [], ...rest } = item;
  return mapOperations(rest, ({ parameters = [], ...operation }) => ({
    ...operation,
    parameters: [...toList(parameters), ...toList(shared)],
  }));
}

const toList = (value: Json): readonly Json[] => (Array.isArray(value) ? value : []);

const mapOperations = (item: JsonObject, change: (operation: JsonObject) => JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(item).map(([key, value]) => [key, isObject(value) ? change(value) : value]));
