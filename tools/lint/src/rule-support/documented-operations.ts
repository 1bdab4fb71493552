import { operationsOf } from './locations.js';
import { fieldsOf } from './schemas.js';
import { isObject, type JsonObject, listOf } from './values.js';

/** An operation with the parameters of its path. */
export interface DocumentedOperation {
  /** The method in lower case. */
  method: string;
  operation: JsonObject;
  parameters: JsonObject[];
}

/** Returns the items of a list that are maps. Returns an empty list for a value that is not a list. */
const mapsIn = (value: unknown): JsonObject[] => listOf(value).filter(isObject);

/**
 * Replaces the path parameters by those of the path itself. Other rules report a parameter that the path lacks, and a
 * part of the path without a parameter.
 */
function withPathNames(template: string, parameters: readonly JsonObject[]): JsonObject[] {
  const names = [...template.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);
  const inPath = (name: string) => parameters.find((one) => one['in'] === 'path' && one['name'] === name);
  return [
    ...names.map((name) => inPath(name) ?? { in: 'path', name }),
    ...parameters.filter((parameter) => parameter['in'] !== 'path'),
  ];
}

/** Caches the operations of a document, because several rules need them. */
const operationsByDocument = new WeakMap<object, ReadonlyMap<string, DocumentedOperation>>();

/** Returns the operations in a document without `$ref`s, keyed by operationId. */
export function readOperations(document: unknown): ReadonlyMap<string, DocumentedOperation> {
  if (!isObject(document)) return new Map();
  const operations = operationsByDocument.get(document) ?? collectOperations(document);
  operationsByDocument.set(document, operations);
  return operations;
}

function collectOperations(document: JsonObject): ReadonlyMap<string, DocumentedOperation> {
  const paths = isObject(document['paths']) ? document['paths'] : {};
  return new Map(
    operationsOf(document).map(({ path, method, operation }) => {
      const item = paths[String(path[1])];
      const shared = mapsIn(isObject(item) ? item['parameters'] : undefined);
      return [
        String(operation['operationId']),
        {
          method,
          operation,
          parameters: withPathNames(String(path[1]), [...shared, ...mapsIn(operation['parameters'])]),
        },
      ];
    }),
  );
}

/**
 * Returns the media types of a request body, keyed by name. Returns `undefined` if the operation has no request body.
 */
export function requestMedia({ operation }: DocumentedOperation): JsonObject | undefined {
  const content = isObject(operation['requestBody']) ? operation['requestBody']['content'] : undefined;
  return isObject(content) ? content : undefined;
}

/** Returns the field names of a request's media type, including the field that overrides the method. */
export function requestFields({ operation }: DocumentedOperation, media: unknown): string[] {
  const fields = [...fieldsOf(isObject(media) ? media['schema'] : undefined).keys()];
  const override = operation['x-method-override'];
  return isObject(override) ? [...fields, String(override['field'])] : fields;
}
