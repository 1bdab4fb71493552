import type { JsonPath } from '@stoplight/types';
import { entriesOf, isObject, type JsonObject } from './values.js';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

const anyMethod = `[${methods.map((method) => `'${method}'`).join(',')}]`;

/** JSONPath of every operation of the API. */
export const operations = `$.paths[*]${anyMethod}`;

/** JSONPath of every webhook's operation: a request that the API sends, so it has no credential, scope, limit or client method. */
export const webhooks = `$.webhooks[*]${anyMethod}`;

/** JSONPaths of every request body, with what webhooks send. */
export const requestBodies = [`${operations}.requestBody`, `${webhooks}.requestBody`, '$.components.requestBodies[*]'];

/**
 * JSONPaths of the schemas of everything that a caller sends: the API's request bodies and parameters, wherever they are used.
 *
 * Components are left out, for a parameter may as well be a header of a webhook, which WiPay sends.
 */
export const requestSchemas = [
  `${operations}.requestBody.content[*].schema`,
  ...['$.paths[*]', operations].map((path) => `${path}.parameters[*].schema`),
];

/** JSONPaths of every response of the API, with those that no operation refers to. How a webhook is answered is up to who receives it. */
export const responses = [`${operations}.responses[*]`, '$.components.responses[*]'];

/** JSONPaths of every media type of a request or a response. */
export const mediaTypes = [...requestBodies, ...responses].map((path) => `${path}.content[*]`);

/** JSONPaths of every example of a request or a response, with those that nothing refers to. */
export const examples = [...mediaTypes.map((path) => `${path}.examples[*]`), '$.components.examples[*]'];

/** JSONPaths of every parameter, with the headers of webhooks. */
export const parameters = [
  ...['$.paths[*]', '$.webhooks[*]', operations, webhooks].map((path) => `${path}.parameters[*]`),
  '$.components.parameters[*]',
];

/** JSONPaths of every header of a response. */
export const headers = [...responses.map((path) => `${path}.headers[*]`), '$.components.headers[*]'];

/** JSONPaths of every schema that is not part of another schema. */
export const schemas = [
  ...[...mediaTypes, ...parameters, ...headers].map((path) => `${path}.schema`),
  '$.components.schemas[*]',
];

/** An operation and where it is. */
export interface LocatedOperation {
  path: JsonPath;
  method: string;
  operation: JsonObject;
}

/** The operations of the API or of webhooks in a document, for rules that compare one with another. */
export function operationsOf(document: unknown, kind: 'paths' | 'webhooks' = 'paths'): LocatedOperation[] {
  if (!isObject(document)) return [];
  return entriesOf(document[kind]).flatMap(([template, item]) =>
    entriesOf(item).flatMap(([method, operation]) =>
      methods.includes(method) && isObject(operation) ? [{ path: [kind, template, method], method, operation }] : [],
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
