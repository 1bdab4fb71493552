import type { JsonPath } from '@stoplight/types';
import { entriesOf, isObject, type JsonObject } from './values.js';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** JSONPath of every operation. */
export const operations = `$.paths[*][${methods.map((method) => `'${method}'`).join(',')}]`;

/** JSONPaths of every request body. */
export const requestBodies = [`${operations}.requestBody`, '$.components.requestBodies[*]'];

/** JSONPaths of every response, with those that no operation refers to. */
export const responses = [`${operations}.responses[*]`, '$.components.responses[*]'];

/** JSONPaths of every media type of a request or a response. */
export const mediaTypes = [...requestBodies, ...responses].map((path) => `${path}.content[*]`);

/** JSONPaths of every parameter. */
export const parameters = ['$.paths[*].parameters[*]', `${operations}.parameters[*]`, '$.components.parameters[*]'];

/** JSONPaths of every header of a response. */
export const headers = [...responses.map((path) => `${path}.headers[*]`), '$.components.headers[*]'];

/** JSONPaths of every schema that is not part of another schema. */
export const schemas = [...[...mediaTypes, ...parameters, ...headers].map((path) => `${path}.schema`), '$.components.schemas[*]'];

/** An operation and where it is. */
export interface LocatedOperation {
  path: JsonPath;
  method: string;
  operation: JsonObject;
}

/** The operations of a document, for rules that compare one with another. */
export function operationsOf(document: unknown): LocatedOperation[] {
  if (!isObject(document)) return [];
  return entriesOf(document['paths']).flatMap(([template, item]) =>
    entriesOf(item).flatMap(([method, operation]) =>
      methods.includes(method) && isObject(operation) ? [{ path: ['paths', template, method], method, operation }] : [],
    ),
  );
}

/** Whether a node is an extension (`x-…`) in a map of other things, such as a response that is none. */
export function isExtension(path: JsonPath): boolean {
  return String(path.at(-1)).startsWith('x-');
}

/** The status of a response in an operation; undefined for a component, which has none of its own. */
export function statusOf(path: JsonPath): string | undefined {
  return path[0] === 'paths' ? String(path.at(-1)) : undefined;
}
