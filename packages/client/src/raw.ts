import type { WapiBase } from './create-wapi.js';
import { WapiConfigError } from './errors/wapi-config-error.js';
import { groups } from './generated/groups.js';
import type { WapiCallOptions } from './operation/call-options.js';
import { defineOperation, listOperations, type OperationDescriptor } from './operation/descriptor.js';
import type { WapiUndocumentedSuccess } from './operation/result.js';
import type { WapiWithLimits } from './operations.js';
import { getClient } from './registry.js';
import { callOperation } from './transport/call-operation.js';
import { createRaw, type RawClient } from './transport/openapi-fetch.js';

export type { RawClient } from './transport/openapi-fetch.js';

/**
 * Creates the openapi-fetch client, which calls operations by path: `raw.GET('/user')`. It uses the server, credential,
 * limits and all other options of `wapi`. Like the methods, it encodes, checks, paces, repeats and authenticates
 * requests. Its middleware (`raw.use()`) applies only to calls through this client, and does not see the credential.
 *
 * @example
 * const raw = createRawClient(wapi);
 * const { data } = await raw.GET('/user');
 * @throws WapiConfigError if `wapi` is not a client
 */
export function createRawClient(wapi: WapiBase | WapiWithLimits): RawClient {
  return createRaw(getClient(wapi, 'createRawClient'), listOperations(groups));
}

/** Options for a call to a path that the spec does not describe. */
export interface UndocumentedCallOptions extends WapiCallOptions {
  query?: Readonly<Record<string, unknown>> | undefined;
  /** The fields of a form. Sent as `multipart/form-data`, the format that the API expects. */
  body?: Readonly<Record<string, unknown>> | undefined;
  /**
   * Requests per minute that the path accepts.
   *
   * @default 5, the lowest limit of the API
   */
  limit?: number | undefined;
}

/**
 * Calls a path that the spec does not describe, for example a new operation. Uses the client's server, credential,
 * limits, timeouts and retries, and throws the same errors as methods. Repeats only a GET, or a request that was
 * definitely not carried out.
 *
 * @param path relative to the server, such as `/vouchers/42`
 * @throws WapiConfigError if the spec describes the operation, or if the path or an option is malformed
 * @throws WapiResponseError on every error status code, because none is documented
 */
export async function callUndocumented(
  wapi: WapiBase | WapiWithLimits,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  { query, body, limit = 5, ...options }: UndocumentedCallOptions = {},
): Promise<WapiUndocumentedSuccess> {
  const client = getClient(wapi, 'callUndocumented');
  if (!/^(\/[\w~-][\w.~-]*)+$/.test(path))
    throw new WapiConfigError(
      'callUndocumented: path must be segments of letters, digits and -._~, each after a slash',
    );
  if (!(Number.isInteger(limit) && limit > 0))
    throw new WapiConfigError(`callUndocumented: limit must be an integer above 0, received ${String(limit)}`);
  const known = listOperations(groups).find((operation) => operation.method === method && matches(operation, path));
  if (known)
    throw new WapiConfigError(
      `callUndocumented: [${method}] ${known.path} is documented. Call its method, ${known.id}`,
    );
  // Hooks and errors show this id. No documented operation has the same id.
  const id = `${method} ${path}` as OperationDescriptor['id'];
  const operation = defineOperation(id, method, path, limit, [], ['bearer', 'wapiKey'], undefined, {
    query: {},
    ...(body && { mediaType: 'multipart/form-data' }),
  });
  const call = callOperation(client, operation, [...(body ? [body] : []), query ?? {}, options]);
  return (await call) as unknown as WapiUndocumentedSuccess;
}

function matches({ path: template }: OperationDescriptor, path: string): boolean {
  return new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path);
}
