import type { paths } from '@wapi/types';
// The only import of openapi-fetch.
import createClient, { type Client as OpenApiFetch } from 'openapi-fetch';
import { WapiConfigError } from '../errors/wapi-config-error.js';
import type { WapiCallOptions, WapiFetch } from '../options.js';
import type { Client } from './client.js';
import { exchange } from './exchange.js';
import { labelled } from './labelled.js';
import { CONTENT_TYPE, encodeCall, settings } from './outgoing.js';
import type { WireOperation } from './wire-operation.js';

/** The openapi-fetch client, typed by the spec's paths. What it sends goes through this package's encoding, guards, limits and credential. */
export type RawClient = OpenApiFetch<paths>;

/** The options of a call in openapi-fetch's own form, and this package's. */
interface RawInit extends WapiCallOptions {
  params?: { path?: Record<string, unknown>; query?: unknown };
  body?: unknown;
  /** In place of the client's. */
  fetch?: WapiFetch;
}

type RawCall = (method: string, path: string, init?: RawInit) => Promise<unknown>;

const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'] as const;

/** Options of openapi-fetch that would let a request around the guards. */
const RESERVED = ['baseUrl', 'bodySerializer', 'querySerializer', 'pathSerializer'];

/**
 * Makes the openapi-fetch client.
 *
 * @param operations every operation, to look up what a path and a method need
 */
export function createRaw(client: Client, operations: readonly WireOperation[]): RawClient {
  const inner = createClient<paths>({ baseUrl: client.baseUrl });
  // openapi-fetch types a call by literal paths; here the path is only known at run time.
  const request = inner.request as unknown as RawCall;

  const call: RawCall = async (method, path, init = {}) => {
    const operation = operations.find((candidate) => candidate.method === method.toUpperCase() && candidate.path === path);
    if (!operation) throw new WapiConfigError(`[${method.toUpperCase()}] ${path}: the spec has no such operation`);
    try {
      const encoded = await encodeCall(client, operation, { path: init.params?.path ?? {}, query: init.params?.query, body: init.body });
      return await request(encoded.method, path, prepare(client, encoded, init));
    } catch (error) {
      throw labelled(operation, error);
    }
  };

  const methods = Object.fromEntries(METHODS.map((method) => [method, (path: string, init?: RawInit) => call(method, path, init)]));
  return { ...inner, ...methods, request: call } as unknown as RawClient;
}

function prepare(client: Client, encoded: Awaited<ReturnType<typeof encodeCall>>, init: RawInit): RawInit & Record<string, unknown> {
  const reserved = RESERVED.find((option) => option in init);
  if (reserved !== undefined) throw new WapiConfigError(`${reserved} cannot be set for one call`);
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
      // Middleware may have replaced it; a credential must not follow it to another place, nor a payment become another call.
      if (request.url !== new URL(url).href || request.method !== method) {
        throw new WapiConfigError('a middleware changed the URL or the method of the request');
      }
      if (body instanceof URLSearchParams) request.headers.set('Content-Type', String(operation.mediaType));
      else if (body && !request.headers.get('Content-Type')?.startsWith('multipart/form-data; boundary=')) throw new WapiConfigError(CONTENT_TYPE);
      const send = (headers: Headers, signal: AbortSignal): Promise<Response> => {
        const copy = new Request(request.clone(), { headers, signal });
        return init.fetch ? init.fetch(copy) : client.fetch(copy);
      };
      const call = { ...encoded, ...settings(client, init), signal: init.signal, headers: request.headers, keepBody: true, send };
      return (await exchange(client, call)).response;
    },
  };
}
