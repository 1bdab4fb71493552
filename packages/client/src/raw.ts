import type { WapiBase } from './create-wapi.js';
import { groups } from './generated/groups.js';
import { listOperations } from './operation/descriptor.js';
import type { WapiWithLimits } from './operations.js';
import { getClient } from './registry.js';
import { createRaw, type RawClient } from './transport/openapi-fetch.js';

export type { RawClient } from './transport/openapi-fetch.js';

/**
 * Creates the openapi-fetch client, which calls operations by path: `raw.GET('/user')`. It uses the server, credential, limits and
 * other options of `wapi`. It encodes, checks, waits, repeats and authenticates like the methods. Its middleware (`raw.use()`) sees
 * the calls of this object only, without the credential.
 *
 * @example
 * const raw = createRawClient(wapi);
 * const { data } = await raw.GET('/user');
 * @throws WapiConfigError if `wapi` is not a client
 */
export function createRawClient(wapi: WapiBase | WapiWithLimits): RawClient {
  return createRaw(getClient(wapi, 'createRawClient'), listOperations(groups));
}
