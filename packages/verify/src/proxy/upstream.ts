import { Agent as HttpAgent, type ClientRequest, request as requestHttp, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import * as tls from 'node:tls';
import { pairsOf } from '@wapi/validation';
import type { ProxyTarget } from './target.js';

export interface UpstreamRequest {
  method: string;
  /** The path and query of the request line. */
  path: string;
  /** Names and values in turn. */
  headers: readonly string[];
  hasBody: boolean;
}

/** Sends requests to one API. */
export interface Upstream {
  /**
   * Begins a request. The caller sends the body and ends the request.
   *
   * A request reuses a connection only if the request is safe to repeat. If the API closes a reused connection during a
   * request, it is unknown whether the API processed that request.
   */
  open(request: UpstreamRequest): ClientRequest;
  close(): void;
}

/**
 * How long an idle connection stays open, in milliseconds. Shorter than the idle timeout of common servers, so that the
 * proxy closes the connection first.
 */
const IDLE_MS = 2000;
const REPEATABLE = ['GET', 'HEAD'];

/** Whether a request may be retried if its connection breaks before the response begins. */
export function isRepeatable({ method, hasBody }: Pick<UpstreamRequest, 'method' | 'hasBody'>): boolean {
  return REPEATABLE.includes(method) && !hasBody;
}

/**
 * Creates the connections to an API.
 *
 * @param timeout how long a connection in use may be silent, in milliseconds
 */
export function createUpstream({ isTls, hostname, port }: ProxyTarget, timeout: number): Upstream {
  // Verify certificates even if NODE_TLS_REJECT_UNAUTHORIZED=0, because real credentials are sent.
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
      // Encode headers as Latin-1, because each character here is one header byte. Node uses the socket's encoding if
      // it sends headers before the body.
      begun.once('socket', (socket) => socket.setDefaultEncoding('latin1'));
      return begun;
    },
    close() {
      shared.destroy();
      single.destroy();
    },
  };
}

/** Whether Node sends `Transfer-Encoding: chunked` for a method without a length, even if the request has no body. */
function announcesBody(method: string): boolean {
  return !['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT'].includes(method);
}

/** Sends a `POST` without a body, and without headers about a body, as curl does. Groups repeated headers by name. */
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

/** Adds the `Connection` header for the API, because the proxy removed the client's. */
function withConnection(headers: readonly string[], value: string): string[] {
  return [...headers, 'Connection', value];
}

/** The trusted certificate authorities: Node's and, from Node 22.15 on, the system's. */
function authorities(): { ca?: string[] } {
  const { getCACertificates } = tls as { getCACertificates?: (type: 'default' | 'system') => string[] };
  return getCACertificates === undefined
    ? {}
    : { ca: [...new Set([...getCACertificates('default'), ...getCACertificates('system')])] };
}

/** Returns the code of an error, because its message could contain parts of the traffic. */
export function errorCode(error: NodeJS.ErrnoException): string {
  return error.code ?? error.name;
}
