import type { paths } from '@wapi/types';
// No other module imports openapi-fetch.
import createClient, { type Client as OpenApiFetch } from 'openapi-fetch';
import { WapiConfigError } from '../errors/wapi-config-error.js';
import type { WapiCallOptions } from '../operation/call-options.js';
import type { OperationDescriptor } from '../operation/descriptor.js';
import { type CallContext, createCallContext } from './call-context.js';
import { resolveTimeouts } from './call-settings.js';
import type { Client } from './client.js';
import { encodeCall } from './encode-call.js';
import { CONTENT_TYPE, type EncodedCall } from './prepared-request.js';
import { sendWithRetries } from './send-with-retries.js';
import { requireData } from './to-status-error.js';
import { withOperationContext } from './with-operation-context.js';

/**
 * The openapi-fetch client, typed by the spec's paths. Its requests use this package's encoding, guards, limits and
 * credential.
 */
export type RawClient = OpenApiFetch<paths>;

/** The options of a call: openapi-fetch's and this package's. */
interface RawInit extends WapiCallOptions {
  params?: { path?: Record<string, unknown>; query?: unknown };
  body?: unknown;
  /** Overrides the client's `fetch`. Receives a `Request`, because openapi-fetch declares that type. */
  fetch?: (request: Request) => Promise<Response>;
}

type RawCall = (method: string, path: string, init?: RawInit) => Promise<unknown>;

const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'] as const;

/** Options of openapi-fetch that would let a request bypass the guards. */
const RESERVED = ['baseUrl', 'bodySerializer', 'querySerializer', 'pathSerializer'];

/**
 * Creates the openapi-fetch client.
 *
 * @param operations every operation, looked up by path and method
 */
export function createRaw(client: Client, operations: readonly OperationDescriptor[]): RawClient {
  const inner = createClient<paths>({ baseUrl: client.baseUrl });
  // openapi-fetch types a call by literal paths; here the path is only known at run time.
  const request = inner.request as unknown as RawCall;

  const call: RawCall = async (method, path, init = {}) => {
    const operation = operations.find(
      (candidate) => candidate.method === method.toUpperCase() && candidate.path === path,
    );
    if (!operation) throw new WapiConfigError(`[${method.toUpperCase()}] ${path}: the spec has no such operation`);
    try {
      const settings = resolveTimeouts(client, init);
      const context = createCallContext(client, operation, settings, init.signal);
      const values = { path: init.params?.path ?? {}, query: init.params?.query, body: init.body };
      const encoded = await encodeCall(client, operation, values, context);
      return await request(encoded.method, path, createInit(client, encoded, context, init));
    } catch (error) {
      throw withOperationContext(operation, error);
    }
  };

  const methods = Object.fromEntries(
    METHODS.map((method) => [method, (path: string, init?: RawInit) => call(method, path, init)]),
  );
  return { ...inner, ...methods, request: call } as unknown as RawClient;
}

function createInit(
  client: Client,
  encoded: EncodedCall,
  context: CallContext,
  init: RawInit,
): RawInit & Record<string, unknown> {
  const reserved = RESERVED.find((option) => option in init);
  if (reserved !== undefined) throw new WapiConfigError(`${reserved} must not be set for one call`);
  const { method, url, query, body, operation } = encoded;
  return {
    ...init,
    params: { ...init.params, path: init.params?.path ?? {} },
    body,
    redirect: 'manual',
    pathSerializer: () => url.split('?', 1)[0],
    querySerializer: () => query,
    bodySerializer: () => body,
    fetch: async (request: Request) => {
      // Middleware may have replaced the request. A credential must not be sent to a different host, and a payment must
      // not become a different call.
      if (request.url !== new URL(url).href || request.method !== method) {
        throw new WapiConfigError('middleware must not change the URL or the method of the request');
      }
      if (body instanceof URLSearchParams) request.headers.set('Content-Type', String(operation.mediaType));
      else if (body && !request.headers.get('Content-Type')?.startsWith('multipart/form-data; boundary='))
        throw new WapiConfigError(CONTENT_TYPE);
      const bytes = await readBytes(request);
      const send = (headers: Headers, signal: AbortSignal): Promise<Response> => {
        const parts: RequestInit = { method, headers, body: bytes, redirect: 'manual', signal };
        return init.fetch ? init.fetch(new Request(url, parts)) : client.fetch(url, parts);
      };
      const prepared = { ...encoded, headers: request.headers, keepBody: true, send };
      const parsed = await sendWithRetries(client, prepared, context);
      // The types of openapi-fetch cannot describe an undocumented success. If a success does not fit the types, throw
      // an error.
      const { response, body: exact, converted } = parsed.status < 400 ? requireData(operation, parsed) : parsed;
      // openapi-fetch parses the response again, so write the numbers as strings.
      return converted === undefined ? response : new Response(JSON.stringify(exact), response);
    },
  };
}

/**
 * Reads the request's body once, so that it can be sent more than once. Middleware may have replaced the body.
 *
 * @throws WapiConfigError if the body cannot be read, for example because a file no longer exists
 */
async function readBytes(request: Request): Promise<ArrayBuffer | null> {
  try {
    const bytes = await request.clone().arrayBuffer();
    return bytes.byteLength > 0 ? bytes : null;
  } catch (cause) {
    throw new WapiConfigError('the body cannot be read', { cause });
  }
}
