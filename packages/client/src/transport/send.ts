import { credentialHeaders, type Credential } from '../auth/credential.js';
import { WapiConfigError } from '../errors/wapi-config-error.js';
import { WapiNetworkError } from '../errors/wapi-network-error.js';
import type { WapiFetch } from '../options.js';
import { abortable } from './abortable.js';
import { checkResponse } from './check-response.js';
import { neverSent } from './never-sent.js';
import { label, type WireOperation } from './wire-operation.js';

/** What a client sends all its requests with. */
export interface Sender {
  baseUrl: string;
  credential: Credential | undefined;
  fetch: WapiFetch;
}

/** One call on its way out. */
export interface Outgoing {
  operation: WireOperation;
  /** The path with its parameters filled in. */
  path: string;
  /** Encoded, without the question mark. */
  query: string;
  /** The texts of the body, to be kept out of errors. */
  texts: readonly string[];
  signal: AbortSignal | null | undefined;
}

/**
 * Sends a request once, with its credential put in last, where nothing but `fetch` sees it.
 *
 * @throws WapiConfigError before anything is sent
 * @throws WapiNetworkError if no answer came
 * @throws WapiResponseError if the answer is not a documented one
 */
export async function send(sender: Sender, call: Outgoing, request: Request): Promise<Response> {
  checkTarget(sender, call, request);
  const { operation, signal } = call;
  let sent = false;
  let secrets: string[];
  let response: Response;
  try {
    secrets = await abortable(signal, () => addHeaders(sender, call, request));
    response = await abortable(signal, () => {
      sent = true;
      return sender.fetch(request);
    });
  } catch (cause) {
    const aborted = signal?.aborted === true && cause === signal.reason;
    if (!sent && !aborted) throw cause;
    throw noAnswer(operation, { aborted, maybeSent: sent && !neverSent(cause), cause });
  }
  await checkResponse(operation, response, [...secrets, ...call.texts]);
  return response;
}

/** Middleware may have replaced the request; a credential must not follow it to another place, nor a payment become another call. */
function checkTarget({ baseUrl }: Sender, { operation, path, query }: Outgoing, request: Request): void {
  const { href } = new URL(baseUrl + path + (query && `?${query}`));
  if (request.url !== href || request.method !== operation.method) {
    throw new WapiConfigError('a middleware changed the URL or the method of the request');
  }
}

/** @returns the secrets among them */
async function addHeaders({ credential }: Sender, { operation }: Outgoing, { headers }: Request): Promise<string[]> {
  if (credentialHeaders.some((name) => headers.has(name))) {
    throw new WapiConfigError(`${credentialHeaders.join(' and ')} are set by the client, pass auth to createWapi`);
  }
  setContentType(operation, headers);
  headers.set('Accept', 'application/json');
  if (operation.credentials.length === 0) return [];
  if (!credential || !operation.credentials.includes(credential.kind)) {
    const wanted = operation.credentials.map((kind) => (kind === 'bearer' ? '{ token }' : '{ key }')).join(' or ');
    throw new WapiConfigError(`${operation.id} needs a credential, pass auth: ${wanted} to createWapi`);
  }
  const value = await credential.headerValue();
  headers.set(credential.headerName, value);
  return [value.replace(/^Bearer /, '')];
}

function setContentType({ mediaType }: WireOperation, headers: Headers): void {
  if (mediaType === undefined || !headers.has('Content-Type')) return;
  if (mediaType === 'application/x-www-form-urlencoded') headers.set('Content-Type', mediaType);
  else if (!headers.get('Content-Type')?.startsWith(`${mediaType}; boundary=`)) {
    throw new WapiConfigError('Content-Type is set by the client, because it has to name the boundary between the parts');
  }
}

function noAnswer(operation: WireOperation, details: { aborted: boolean; maybeSent: boolean; cause: unknown }): WapiNetworkError {
  const what = details.aborted ? 'aborted' : 'no answer';
  const outcome = details.maybeSent ? 'may have been carried out' : 'was not sent';
  return new WapiNetworkError(`${label(operation)}: ${what}, the request ${outcome}`, { operationId: operation.id, ...details });
}
