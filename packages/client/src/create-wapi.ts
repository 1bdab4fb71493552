import { createCredential } from './auth/credential.js';
import { allOperations, bindOperations } from './bind-operations.js';
import { WapiConfigError } from './errors/wapi-config-error.js';
import type { WapiOperations } from './generated/operations.js';
import type { WapiFetch, WapiOptions } from './options.js';
import { resolveServer } from './server.js';
import { createTransport, type RawClient } from './transport/openapi-fetch.js';

/** A WAPI client: a group of methods for each of the spec's tags, and `raw`. */
export interface Wapi extends WapiOperations {
  /**
   * The openapi-fetch client underneath, for those who prefer paths: `wapi.raw.GET('/user')`. It encodes, checks and authenticates as
   * the methods do, and its middleware (`wapi.raw.use()`) sees their requests too, without the credential.
   */
  readonly raw: RawClient;
}

/**
 * Makes a client. Sends nothing yet, and never sends a request twice.
 *
 * @throws WapiConfigError if the options do not say where to send requests, or hold a credential that cannot be right
 */
export function createWapi(options: WapiOptions): Wapi {
  if (typeof options !== 'object' || options === null) throw new WapiConfigError('createWapi: pass an object of options');
  const { baseUrl, environment } = resolveServer(options);
  const credential = createCredential(options.auth, environment);
  const fetch: WapiFetch = options.fetch ?? ((request) => globalThis.fetch(request));
  const { raw, call } = createTransport({ baseUrl, credential, fetch }, allOperations);
  return { ...bindOperations(call), raw };
}
