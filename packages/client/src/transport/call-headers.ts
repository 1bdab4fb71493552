import { WapiConfigError } from '../errors/wapi-config-error.js';
import type { WapiCallOptions } from '../operation/call-options.js';
import { CONTENT_TYPE } from './prepared-request.js';
import { credentialHeaders } from './require-credential.js';

/** Replaced by the build. */
declare const WAPI_CLIENT_VERSION: string;

/**
 * Checks the headers of a call or a client.
 *
 * @param where for messages: `options` or `createWapi:`
 * @throws WapiConfigError if they are malformed or set the media type
 */
export function createHeaders(given: WapiCallOptions['headers'], where: string): Headers {
  let headers;
  try {
    headers = new Headers(given as HeadersInit);
  } catch {
    // Do not pass on the original error, because it quotes the value of the header.
    throw new WapiConfigError(`${where}headers must contain only names and values that HTTP allows`);
  }
  if (headers.has('Content-Type')) throw new WapiConfigError(CONTENT_TYPE);
  return headers;
}

/** @throws WapiConfigError if the headers contain a credential */
export function rejectCredentials(headers: Headers): void {
  if (credentialHeaders.some((name) => headers.has(name))) {
    throw new WapiConfigError(
      `${credentialHeaders.join(' and ')} must be left out, because the client sets them. Pass auth to createWapi`,
    );
  }
}

/**
 * Returns the headers that a client sends with every request: the caller's headers and, on Node, a user agent. Browsers
 * do not allow setting the user agent.
 */
export function createClientHeaders(given: WapiCallOptions['headers']): Headers {
  const headers = createHeaders(given, 'createWapi: ');
  rejectCredentials(headers);
  const isServer = !('document' in globalThis) && typeof globalThis.process?.versions?.node === 'string';
  const version = typeof WAPI_CLIENT_VERSION === 'undefined' ? 'source' : WAPI_CLIENT_VERSION;
  if (isServer && !headers.has('User-Agent')) headers.set('User-Agent', `wapi-client/${version}`);
  return headers;
}
