import { createRequire } from 'node:module';
import { getHttpOperationsFromSpec, type IHttpRequest } from '@stoplight/prism-http';
import { document } from '@wapi/types';
import { isRight } from 'fp-ts/lib/Either.js';

// Import the modules directly, because Prism's index does not export them. Use `require`, because Node and bundlers
// read a CommonJS default export differently.
const require = createRequire(import.meta.url);
const { default: route } =
  require('@stoplight/prism-http/dist/router') as typeof import('@stoplight/prism-http/dist/router/index.js');
const { validateInput } =
  require('@stoplight/prism-http/dist/validator') as typeof import('@stoplight/prism-http/dist/validator/index.js');

const resources = await getHttpOperationsFromSpec(structuredClone(document));
const idOf = ({ iid, id }: (typeof resources)[number]): string => (typeof iid === 'string' ? iid : id);
const byId = new Map(resources.map((resource) => [idOf(resource), resource]));

/** The operation that Prism's router finds. */
export function routeOfPrism(method: string, path: string): string | undefined {
  const result = route({ resources, input: { method: method.toLowerCase() as 'get', url: { path } } });
  return isRight(result) ? idOf(result.right) : undefined;
}

/** The messages of Prism's validator for a request; empty if the request is valid. */
export function problemsOfPrism(operationId: string, element: IHttpRequest): string[] {
  const resource = byId.get(operationId);
  if (resource === undefined) throw new Error(`Prism has no operation ${operationId}.`);
  const result = validateInput({ resource, element });
  return isRight(result) ? [] : result.left.map(({ message, path }) => `${(path ?? []).join('.')}: ${message}`);
}
