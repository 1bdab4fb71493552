import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { Readable } from 'node:stream';
import { headerFinder, pairsOf } from '@wapi/validation';
import type { MockResponse } from './mock-response.js';
import { respondToClientError, httpError } from './client-error.js';
import { inSlices } from './slow-body.js';
import { readIncoming } from './read-incoming.js';
import { trackConnections, type Listening, listen, type ServerTimeouts } from './listen.js';
import type { MockRequest } from './mock-request.js';
import { readTarget } from './request-target.js';

export interface ServerOptions {
  port: number;
  host: string;
  basePath: string;
  maxBodyBytes: number;
  handle: (request: MockRequest) => Promise<MockResponse>;
  tooLarge: () => MockResponse;
  timeouts?: ServerTimeouts;
  /** Certificate and key in PEM. Undefined for plain HTTP. */
  tls?: TlsFiles | undefined;
}

/** A certificate and its key, in PEM. */
export interface TlsFiles {
  cert: string;
  key: string;
}

const TIMEOUTS: ServerTimeouts = { headersTimeout: 10_000, requestTimeout: 60_000, connectionsCheckingInterval: 2000 };

/** Starts an HTTP server for a mock. */
export async function startServer(options: ServerOptions): Promise<Listening> {
  const { port, host, basePath, timeouts = TIMEOUTS, tls } = options;
  const onRequest = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    // If the client disconnects during the request, no response can be sent.
    respond(options, incoming, outgoing, () => connections.isDraining()).catch(() => outgoing.destroy());
  };
  // Node's own response to a request without `Host` has no message.
  const settings = { ...timeouts, requireHostHeader: false };
  const server =
    tls === undefined ? createServer(settings, onRequest) : createTlsServer({ ...settings, ...tls }, onRequest);
  const connections = trackConnections(server);
  server.on('clientError', respondToClientError);
  server.on('checkExpectation', (_incoming, outgoing: ServerResponse) => send(outgoing, httpError(417), true));
  return listen(server, connections, port, host, basePath);
}

async function respond(
  options: ServerOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  isDraining: () => boolean,
): Promise<void> {
  const header = headerFinder(incoming.rawHeaders);
  if (header('host') === undefined && incoming.httpVersion !== '1.0') {
    send(outgoing, httpError(400), true);
    return;
  }
  const body = await readIncoming(incoming, header, options.maxBodyBytes);
  const response =
    body === undefined ? options.tooLarge() : await options.handle(toMockRequest(incoming, header, body));
  send(outgoing, response, isDraining());
}

function send(outgoing: ServerResponse, { status, headers, body, fault }: MockResponse, isLast: boolean): void {
  if (fault?.drop === true) {
    outgoing.destroy();
    return;
  }
  headers['content-length'] = String(Buffer.byteLength(body));
  if (isLast) headers['connection'] = 'close';
  outgoing.writeHead(status, headers);
  if (fault?.slowBody === undefined) outgoing.end(body);
  else Readable.from(inSlices(body, fault.slowBody)).pipe(outgoing);
}

function toMockRequest(incoming: IncomingMessage, header: MockRequest['header'], body: Uint8Array): MockRequest {
  const { origin, ...target } = readTarget(incoming.url ?? '/', header('host'));
  return {
    method: incoming.method ?? 'GET',
    ...target,
    origin: 'encrypted' in incoming.socket ? origin.replace('http:', 'https:') : origin,
    header,
    headers: () => pairsOf(incoming.rawHeaders),
    namespace: '',
    body,
    peer: incoming.socket.remoteAddress ?? 'unknown',
  };
}
