import type { paths } from '@wapi/types';
// The only import of openapi-fetch.
import createClient, { type Client } from 'openapi-fetch';
import { encodeBody } from '../encoding/body.js';
import { fillPath } from '../encoding/path.js';
import { encodeQuery } from '../encoding/query.js';
import { WapiConfigError } from '../errors/wapi-config-error.js';
import type { WapiFetch } from '../options.js';
import { type Outgoing, type Sender, send } from './send.js';
import { label, type WireOperation } from './wire-operation.js';

/** The openapi-fetch client, typed by the spec's paths. What it sends goes through this package's encoding, guards and credential. */
export type RawClient = Client<paths>;

/** The options of a call in openapi-fetch's own form. */
export interface RawInit {
  params?: { path?: Record<string, unknown>; query?: unknown };
  body?: unknown;
  signal?: AbortSignal | null | undefined;
  headers?: Headers | Readonly<Record<string, string>> | undefined;
  /** In place of the client's. */
  fetch?: WapiFetch;
}

/** What openapi-fetch resolves to. */
export interface RawResult {
  data?: unknown;
  error?: unknown;
  response: Response;
}

/** Sends one call. */
export type Call = (method: string, path: string, init?: RawInit) => Promise<RawResult>;

const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'] as const;

/** Options of openapi-fetch that would let a request around the guards. */
const RESERVED = ['baseUrl', 'bodySerializer', 'querySerializer', 'pathSerializer'];

/** One openapi-fetch client, as its users see it and as the named methods call it. */
export interface Transport {
  raw: RawClient;
  call: Call;
}

/**
 * Makes the client that all requests go through.
 *
 * @param operations every operation, to look up what a path and a method need
 */
export function createTransport(sender: Sender, operations: readonly WireOperation[]): Transport {
  const client = createClient<paths>({ baseUrl: sender.baseUrl });
  // openapi-fetch types a call by literal paths; here the path is only known at run time.
  const request = client.request as unknown as Call;

  const call: Call = async (method, path, init = {}) => {
    const operation = operations.find((candidate) => candidate.method === method.toUpperCase() && candidate.path === path);
    if (!operation) throw new WapiConfigError(`[${method.toUpperCase()}] ${path}: the spec has no such operation`);
    try {
      return await request(method, path, prepare(sender, operation, init, operations));
    } catch (error) {
      throw withLabel(operation, error);
    }
  };

  const methods = Object.fromEntries(METHODS.map((method) => [method, (path: string, init?: RawInit) => call(method, path, init)]));
  return { raw: { ...client, ...methods, request: call } as unknown as RawClient, call };
}

function prepare(sender: Sender, operation: WireOperation, init: RawInit, operations: readonly WireOperation[]): RawInit & Record<string, unknown> {
  const reserved = RESERVED.find((option) => option in init);
  if (reserved !== undefined) throw new WapiConfigError(`${reserved} cannot be set for one call`);
  const path = fillPath(operation, init.params?.path ?? {}, operations);
  const query = encodeQuery(init.params?.query);
  const body = encodeBody(operation, init.body);
  const texts = [...(body?.values() ?? [])].filter((value) => typeof value === 'string');
  const call: Outgoing = { operation, path, query, texts, signal: init.signal };
  return {
    ...init,
    params: { ...init.params, path: init.params?.path ?? {} },
    body,
    // A followed redirect turns POST into GET, and takes a WAPI Key to another host.
    redirect: 'manual',
    pathSerializer: () => sender.baseUrl + path,
    querySerializer: () => query,
    bodySerializer: () => body,
    fetch: (request: Request) => send(init.fetch ? { ...sender, fetch: init.fetch } : sender, call, request),
  };
}

/** Encoders and credentials do not know for which operation they work. */
function withLabel(operation: WireOperation, error: unknown): unknown {
  if (!(error instanceof WapiConfigError) || error.operationId !== undefined) return error;
  return new WapiConfigError(`${label(operation)}: ${error.message}`, { operationId: operation.id, cause: error.cause });
}
