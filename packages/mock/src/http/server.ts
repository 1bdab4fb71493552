import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { headerFinder, pairsOf } from '@wapi/validation';
import type { MockResponse } from './mock-response.js';
import { allowOrigin } from './cross-origin.js';
import { respondToClientError, httpError } from './client-error.js';
import { readIncoming } from './read-incoming.js';
import { trackConnections, type Listening, listen, type ServerTimeouts } from './listen.js';
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
  const onRequest = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    // Close the connection, because no response can be sent after the client disconnects or the request is ended.
    respond(options, incoming, outgoing, () => connections.isDraining()).catch(() => outgoing.destroy());
  };
  // Disable Node's check of the `Host` header, because Node's error response has no message.
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
  const arrival = nextMoment();
  const reading = readIncoming(incoming, header, options.maxBodyBytes);
  // Do not await a synchronous result, because that would cost a tick.
  const body = reading instanceof Promise ? await reading : reading;
  const response =
    body === undefined
      ? allowOrigin(options.tooLarge(), header('origin'))
      : await options.handle(toMockRequest(incoming, header, body, { arrival, client: clientOf(outgoing) }));
  send(outgoing, response, isDraining());
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
  header: MockRequest['header'],
  body: Uint8Array,
  { arrival, client }: Pick<MockRequest, 'arrival' | 'client'>,
): MockRequest {
  const { origin, path, query } = readTarget(incoming.url ?? '/', header('host'));
  // The request log stores the functions of a request. They must not refer to `incoming`, which holds the pieces of its
  // body in memory.
  const { rawHeaders } = incoming;
  return {
    method: incoming.method ?? 'GET',
    path,
    query,
    origin: 'encrypted' in incoming.socket ? origin.replace('http:', 'https:') : origin,
    header,
    headers: () => pairsOf(rawHeaders),
    namespace: '',
    body,
    peer: incoming.socket.remoteAddress ?? 'unknown',
    client,
    arrival,
  };
}
