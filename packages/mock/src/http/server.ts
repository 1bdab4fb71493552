import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { MockResponse } from './mock-response.js';
import { allowOrigin } from './cross-origin.js';
import { respondToClientError, httpError } from './client-error.js';
import { listHeaders } from './list-headers.js';
import { readIncoming } from './read-incoming.js';
import { type ConnectionTracker, trackConnections, type Listening, listen, type ServerTimeouts } from './listen.js';
import type { Client, MockRequest } from './mock-request.js';
import { nextMoment } from './moment.js';
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

export async function startServer(options: ServerOptions): Promise<Listening> {
  const { port, host, basePath, timeouts = TIMEOUTS, tls } = options;
  const onRequest = (incoming: IncomingMessage, outgoing: ServerResponse): void =>
    respond(options, incoming, outgoing, connections);
  const settings = {
    ...timeouts,
    // Disable Node's check of the `Host` header, because Node's error response has no message.
    requireHostHeader: false,
    // Node would drop a second `Authorization`, but a request with two must be rejected.
    joinDuplicateHeaders: true,
  };
  const server =
    tls === undefined ? createServer(settings, onRequest) : createTlsServer({ ...settings, ...tls }, onRequest);
  const connections = trackConnections(server);
  server.on('clientError', respondToClientError);
  server.on('checkExpectation', (_incoming, outgoing: ServerResponse) => send(outgoing, httpError(417), true));
  return listen(server, connections, port, host, basePath);
}

function respond(
  { maxBodyBytes, handle, tooLarge }: ServerOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  connections: ConnectionTracker,
): void {
  const { host, origin } = incoming.headers;
  if (host === undefined && incoming.httpVersion !== '1.0') {
    send(outgoing, httpError(400), true);
    return;
  }
  const arrival = nextMoment();
  const respondTo = async (body: Uint8Array | undefined): Promise<void> => {
    const response =
      body === undefined
        ? allowOrigin(tooLarge(), origin)
        : await handle(toMockRequest(incoming, body, { arrival, client: clientOf(outgoing) }));
    send(outgoing, response, connections.isDraining());
  };
  readIncoming(incoming, maxBodyBytes, (body) => {
    // Close the connection, because no response can be sent after the client disconnects or the request is ended.
    respondTo(body).catch(() => outgoing.destroy());
  });
}

function send(outgoing: ServerResponse, { status, headers, body, fault }: MockResponse, isLast: boolean): void {
  if (fault?.reset === true) outgoing.socket?.resetAndDestroy();
  if (fault?.drop === true) outgoing.destroy();
  if (fault?.reset === true || fault?.drop === true) return;
  headers['content-length'] = String(Buffer.byteLength(body));
  if (isLast) headers['connection'] = 'close';
  outgoing.writeHead(status, headers);
  if (fault?.pieces === undefined) {
    outgoing.end(body);
    return;
  }
  sendPieces(outgoing, fault.pieces, fault.cut === true).catch(() => outgoing.destroy());
}

async function sendPieces(outgoing: ServerResponse, pieces: AsyncIterable<Uint8Array>, isCut: boolean): Promise<void> {
  outgoing.flushHeaders();
  for await (const piece of pieces) outgoing.write(piece);
  if (isCut) outgoing.socket?.destroySoon();
  else outgoing.end();
}

function clientOf(outgoing: ServerResponse): Client {
  return {
    isGone: () => outgoing.destroyed,
    onGone(leave) {
      outgoing.once('close', leave);
      return () => outgoing.off('close', leave);
    },
  };
}

function toMockRequest(
  incoming: IncomingMessage,
  body: Uint8Array,
  { arrival, client }: Pick<MockRequest, 'arrival' | 'client'>,
): MockRequest {
  // `header` must not refer to `incoming`, which holds the pieces of the body in memory.
  const { headers } = incoming;
  const { origin, path, query } = readTarget(incoming.url ?? '/', headers.host);
  return {
    method: incoming.method ?? 'GET',
    path,
    query,
    origin: 'encrypted' in incoming.socket ? origin.replace('http:', 'https:') : origin,
    // Only `set-cookie` has an array, and the mock never reads it.
    header: (name) => headers[name] as string | undefined,
    headers: listHeaders(incoming.rawHeaders),
    namespace: '',
    body,
    peer: incoming.socket.remoteAddress ?? 'unknown',
    client,
    arrival,
  };
}
