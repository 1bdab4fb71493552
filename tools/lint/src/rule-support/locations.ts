import type { JsonPath } from './define-rule.js';
import { entriesOf, isObject, type JsonObject } from './values.js';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

const anyMethod = `[${methods.map((method) => `'${method}'`).join(',')}]`;

/** JSONPath of every API operation. */
export const operations = `$.paths[*]${anyMethod}`;

/**
 * JSONPath of every webhook's operation. WiPay's API sends the request, so a webhook's operation has no credential,
 * scope, rate limit or client method.
 */
export const webhooks = `$.webhooks[*]${anyMethod}`;

/** JSONPaths of every request body, including the bodies of webhooks. */
export const requestBodies = [`${operations}.requestBody`, `${webhooks}.requestBody`, '$.components.requestBodies[*]'];

/**
 * JSONPaths of the schemas for everything that a caller sends: the request bodies and parameters of operations.
 * Components are excluded, because a parameter component can also be a header of a webhook, which WiPay sends.
 */
export const requestSchemas = [
  `${operations}.requestBody.content[*].schema`,
  ...['$.paths[*]', operations].map((path) => `${path}.parameters[*].schema`),
];

/**
 * JSONPaths of every API response, including unused components. Responses to webhooks are excluded, because the
 * receiver defines them.
 */
export const responses = [`${operations}.responses[*]`, '$.components.responses[*]'];

/** JSONPaths of every media type in a request or a response. */
export const mediaTypes = [...requestBodies, ...responses].map((path) => `${path}.content[*]`);

/** JSONPaths of every example in a request or a response, including unused components. */
export const examples = [...mediaTypes.map((path) => `${path}.examples[*]`), '$.components.examples[*]'];

/** JSONPaths of every parameter, including the headers of webhooks. */
export const parameters = [
  ...['$.paths[*]', '$.webhooks[*]', operations, webhooks].map((path) => `${path}.parameters[*]`),
  '$.components.parameters[*]',
];

/** JSONPaths of every response header. */
export const headers = [...responses.map((path) => `${path}.headers[*]`), '$.components.headers[*]'];

/** JSONPaths of all schemas, except schemas that are nested in a different schema. */
export const schemas = [
  ...[...mediaTypes, ...parameters, ...headers].map((path) => `${path}.schema`),
  '$.components.schemas[*]',
];

/** An operation with its path in the document. */
export interface LocatedOperation {
  path: JsonPath;
  method: string;
  operation: JsonObject;
}

/** Returns the operations of the API or of webhooks in a document, for rules that compare operations. */
export function operationsOf(document: unknown, kind: 'paths' | 'webhooks' = 'paths'): LocatedOperation[] {
  if (!isObject(document)) return [];
  return entriesOf(document[kind]).flatMap(([template, item]) =>
    entriesOf(item).flatMap(([method, operation]) =>
      methods.includes(method) && isObject(operation) ? [{ path: [kind, template, method], method, operation }] : [],
    ),
  );
}

/** Returns the method and the path of an operation, such as `GET /user`. */
export function endpointOf({ path, method }: Pick<LocatedOperation, 'path' | 'method'>): string {
  return `${method.toUpperCase()} ${String(path[1])}`;
}

/** Whether a node is an extension (`x-…`) in a map, such as `x-note` in `responses`. */
export function isExtension(path: JsonPath): boolean {
  return String(path.at(-1)).startsWith('x-');
}

/**
 * Returns the status code of a response in an operation. Returns `undefined` for a component, which has no status code.
 */
export function statusOf(path: JsonPath): string | undefined {
  return path[0] === 'paths' ? String(path.at(-1)) : undefined;
}
