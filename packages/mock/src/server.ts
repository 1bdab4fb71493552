import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { MockResponse } from './answer.js';
import { answerClientError, httpError } from './client-error.js';
import { inSlices } from './faults/slow-body.js';
import { readIncoming } from './incoming-body.js';
import { drainOf, type Listening, listenOn, type Patience } from './listening.js';
import type { MockRequest } from './request/mock-request.js';
import { headerFinder, pairsOf } from './request/raw-headers.js';
import { readTarget } from './request-target.js';

export interface ServerParts {
  port: number;
  host: string;
  basePath: string;
  maxBodyBytes: number;
  handle: (request: MockRequest) => Promise<MockResponse>;
  tooLarge: () => MockResponse;
  patience?: Patience;
}

const PATIENCE: Patience = { headersTimeout: 10_000, requestTimeout: 60_000, connectionsCheckingInterval: 2000 };

/** Starts an HTTP server in front of a mock. */
export async function startServer(parts: ServerParts): Promise<Listening> {
  const { port, host, basePath, patience = PATIENCE } = parts;
  // Node's own answer to a request without Host has no message.
  const server = createServer({ ...patience, requireHostHeader: false }, (incoming, outgoing) => {
    // A client that hangs up in the middle of a request leaves nobody to answer.
    respond(parts, incoming, outgoing, () => drain.isDraining()).catch(() => outgoing.destroy());
  });
  const drain = drainOf(server);
  server.on('clientError', answerClientError);
  server.on('checkExpectation', (_incoming, outgoing: ServerResponse) => send(outgoing, httpError(417), true));
  return listenOn(server, drain, port, host, basePath);
}

async function respond(parts: ServerParts, incoming: IncomingMessage, outgoing: ServerResponse, isDraining: () => boolean): Promise<void> {
  const header = headerFinder(incoming.rawHeaders);
  if (header('host') === undefined && incoming.httpVersion !== '1.0') {
    send(outgoing, httpError(400), true);
    return;
  }
  const body = await readIncoming(incoming, header, parts.maxBodyBytes);
  const response = body === undefined ? parts.tooLarge() : await parts.handle(toMockRequest(incoming, header, body));
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
  return {
    method: incoming.method ?? 'GET',
    ...readTarget(incoming.url ?? '/', header('host')),
    header,
    headers: () => pairsOf(incoming.rawHeaders),
    namespace: '',
    body,
    peer: incoming.socket.remoteAddress ?? 'unknown',
  };
}
