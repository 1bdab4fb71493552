import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { MockResponse } from './answer.js';
import { answerClientError, httpError } from './client-error.js';
import { inSlices } from './faults/slow-body.js';
import { readIncoming } from './incoming-body.js';
import type { MockRequest } from './request/mock-request.js';
import { readTarget } from './request-target.js';

/** A port that a mock listens on. */
export interface Listening {
  /** The API's base URL, to be used as a client's `baseUrl`. */
  url: string;
  /** Scheme, host and port. */
  origin: string;
  port: number;
  /** Stops listening, lets the requests that have begun be answered for up to five seconds, and closes every connection. */
  close: () => Promise<void>;
}

export interface ServerParts {
  port: number;
  host: string;
  basePath: string;
  maxBodyBytes: number;
  handle: (request: MockRequest) => Promise<MockResponse>;
  tooLarge: () => MockResponse;
  patience?: Patience;
}

/** How long a client may take, in milliseconds. A slow one must not hold a connection for ever. */
export interface Patience {
  /** For the headers of a request. */
  headersTimeout: number;
  /** For all of a request. */
  requestTimeout: number;
  /** How often the two are looked after. */
  connectionsCheckingInterval: number;
}

const PATIENCE: Patience = { headersTimeout: 10_000, requestTimeout: 60_000, connectionsCheckingInterval: 2000 };
/** How long begun requests may take once the server is told to stop, in milliseconds. */
const DRAIN_MS = 5000;
/** How many connections may wait for being accepted, as far as the system lets them. */
const BACKLOG = 16_384;

/** Starts an HTTP server in front of a mock. */
export async function startServer(parts: ServerParts): Promise<Listening> {
  const { port, host, basePath, patience = PATIENCE } = parts;
  const sockets = new Set<Socket>();
  const open = new Map<ServerResponse, Socket>();
  let drained: (() => void) | undefined;
  // Node's own answer to a request without Host has no message.
  const server = createServer({ ...patience, requireHostHeader: false }, (incoming, outgoing) => {
    open.set(outgoing, incoming.socket);
    outgoing.once('close', () => {
      open.delete(outgoing);
      if (open.size === 0) drained?.();
    });
    // A client that hangs up in the middle of a request leaves nobody to answer.
    respond(parts, incoming, outgoing, () => drained !== undefined).catch(() => outgoing.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('clientError', answerClientError);
  server.on('checkExpectation', (_incoming, outgoing: ServerResponse) => send(outgoing, httpError(417), true));
  await listen(server, port, host);
  const bound = server.address() as AddressInfo;
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${bound.port}`;
  return {
    url: `${origin}${basePath}`,
    origin,
    port: bound.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        drained = () => server.closeAllConnections();
        const begun = new Set(open.values());
        for (const socket of sockets) if (!begun.has(socket)) socket.destroy();
        if (begun.size === 0) drained();
        else setTimeout(drained, DRAIN_MS).unref();
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog: BACKLOG }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function respond(parts: ServerParts, incoming: IncomingMessage, outgoing: ServerResponse, isDraining: () => boolean): Promise<void> {
  const header = headersOf(incoming);
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
    headers: () => pairs(incoming.rawHeaders),
    namespace: '',
    body,
    peer: incoming.socket.remoteAddress ?? 'unknown',
  };
}

function pairs(names: readonly string[]): [string, string][] {
  return names.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, names[index + 1] ?? '']] : []));
}

/** Looks headers up as they came: Node would keep the first of two `Authorization` and drop the other, which has to be noticed. */
function headersOf({ rawHeaders }: IncomingMessage): MockRequest['header'] {
  return (name) => {
    let found: string | undefined;
    for (let index = 0; index < rawHeaders.length; index += 2) {
      const candidate = rawHeaders[index];
      if (candidate?.length !== name.length || candidate.toLowerCase() !== name) continue;
      const value = rawHeaders[index + 1] ?? '';
      found = found === undefined ? value : `${found}, ${value}`;
    }
    return found;
  };
}
