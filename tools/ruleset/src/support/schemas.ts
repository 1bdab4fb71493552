import type { JsonPath } from '@stoplight/types';
import { isObject, type JsonObject } from './values.js';

const mapsOfSchemas = ['properties', 'patternProperties', 'dependentSchemas', '$defs'];
const listsOfSchemas = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const singleSchemas = ['items', 'additionalProperties', 'not', 'if', 'then', 'else', 'contains', 'propertyNames', 'unevaluatedProperties'];

/** A schema and where it is. */
export interface LocatedSchema {
  schema: JsonObject;
  path: JsonPath;
  /** The property whose schema it is. */
  property?: string;
}

/** A schema and all schemas in it. Each object is visited once, so a schema that contains itself comes to an end. */
export function* subschemas(root: unknown, rootPath: JsonPath): Generator<LocatedSchema> {
  const seen = new WeakSet<object>();
  const waiting: { schema: unknown; path: JsonPath; property?: string }[] = [{ schema: root, path: rootPath }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { schema, path } = next;
    if (!isObject(schema) || seen.has(schema)) continue;
    seen.add(schema);
    yield { ...next, schema };
    for (const keyword of mapsOfSchemas) {
      const map = schema[keyword];
      if (!isObject(map)) continue;
      for (const [name, value] of Object.entries(map)) {
        waiting.push({ schema: value, path: [...path, keyword, name], ...(keyword === 'properties' ? { property: name } : {}) });
      }
    }
    for (const keyword of listsOfSchemas) {
      const list = schema[keyword];
      if (Array.isArray(list)) list.forEach((value, index) => waiting.push({ schema: value, path: [...path, keyword, index] }));
    }
    for (const keyword of singleSchemas) waiting.push({ schema: schema[keyword], path: [...path, keyword] });
  }
}
