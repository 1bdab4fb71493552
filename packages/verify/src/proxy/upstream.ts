import { Agent as HttpAgent, type ClientRequest, request as requestHttp, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import * as tls from 'node:tls';
import { pairsOf } from '@wapi/validation';
import type { ProxyTarget } from './target.js';

/** What is sent to the API. */
export interface UpstreamRequest {
  method: string;
  /** As in the request line. */
  path: string;
  /** Names and values in turn. */
  headers: readonly string[];
  /** Whether a body follows. */
  hasBody: boolean;
}

/** Sends requests to one API. */
export interface Upstream {
  /**
   * Begins a request; whoever began it sends the body and ends it.
   *
   * A request that may be repeated without harm shares connections. Any other has a connection of its own: on a shared one that the API is just
   * about to close, nobody could tell whether it was carried out.
   */
  open(request: UpstreamRequest): ClientRequest;
  close(): void;
}

/** How long a connection is kept for the next request, in milliseconds: less than servers keep it. */
const IDLE_MS = 2000;
const REPEATABLE = ['GET', 'HEAD'];

/** Whether a request may be sent again when its connection breaks before anything of an answer came. */
export function isRepeatable({ method, hasBody }: Pick<UpstreamRequest, 'method' | 'hasBody'>): boolean {
  return REPEATABLE.includes(method) && !hasBody;
}

/**
 * Creates the way to an API.
 *
 * @param timeout how long nothing may happen on a connection in use, in milliseconds
 */
export function createUpstream({ isTls, hostname, port }: ProxyTarget, timeout: number): Upstream {
  // The environment can switch verification off; for real credentials nothing does.
  const secure = isTls ? { rejectUnauthorized: true, ...authorities() } : {};
  const Agent = isTls ? HttpsAgent : HttpAgent;
  const shared = new Agent({ keepAlive: true, timeout: IDLE_MS });
  const single = new Agent({ keepAlive: false });
  const send = isTls ? requestHttps : requestHttp;

  return {
    open(request) {
      const isShared = isRepeatable(request);
      const headers = withConnection(request.headers, isShared ? 'keep-alive' : 'close');
      const options = {
        ...secure,
        hostname,
        port,
        method: request.method,
        path: request.path,
        timeout,
        agent: isShared ? shared : single,
      };
      const begun =
        request.hasBody || !announcesBody(request.method)
          ? send({ ...options, headers })
          : sendBodiless(send, options, headers);
      // Where the head goes before the body, Node leaves its encoding to the socket. The bytes of headers are characters of Latin-1 here.
      begun.once('socket', (socket) => socket.setDefaultEncoding('latin1'));
      return begun;
    },
    close() {
      shared.destroy();
      single.destroy();
    },
  };
}

/** Node announces a chunked body for these methods unless it is told of a length. */
function announcesBody(method: string): boolean {
  return !['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT'].includes(method);
}

/** A `POST` without a body, as curl sends it, has no header about one. Names that repeat come together here. */
function sendBodiless(
  send: (options: RequestOptions) => ClientRequest,
  options: RequestOptions,
  headers: readonly string[],
): ClientRequest {
  const request = send({ ...options, setHost: false });
  request.useChunkedEncodingByDefault = false;
  const byName = new Map<string, { name: string; values: string[] }>();
  for (const [name, value] of pairsOf(headers)) {
    const known = byName.get(name.toLowerCase());
    if (known === undefined) byName.set(name.toLowerCase(), { name, values: [value] });
    else known.values.push(value);
  }
  for (const { name, values } of byName.values())
    request.setHeader(name, values.length === 1 ? (values[0] ?? '') : values);
  return request;
}

/** What a client said about its own connection was dropped; this is said about the one to the API. */
function withConnection(headers: readonly string[], value: string): string[] {
  return [...headers, 'Connection', value];
}

/** The authorities that are trusted: Node's, and the system's where this release of Node can read them. */
function authorities(): { ca?: string[] } {
  const { getCACertificates } = tls as { getCACertificates?: (type: 'default' | 'system') => string[] };
  return getCACertificates === undefined
    ? {}
    : { ca: [...new Set([...getCACertificates('default'), ...getCACertificates('system')])] };
}

/** Why there is no answer, in a word that holds nothing of the traffic. */
export function reasonOf(error: NodeJS.ErrnoException): string {
  return error.code ?? error.name;
}
