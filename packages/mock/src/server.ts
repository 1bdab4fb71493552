import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MockResponse } from './answer.js';
import { BodyTooLargeError, type MockRequest, readBody } from './request/mock-request.js';

/** A port that a mock listens on. */
export interface Listening {
  /** The API's base URL, to be used as a client's `baseUrl`. */
  url: string;
  /** Scheme, host and port. */
  origin: string;
  port: number;
  /** Stops listening and closes every connection. */
  close: () => Promise<void>;
}

export interface ServerParts {
  port: number;
  host: string;
  basePath: string;
  maxBodyBytes: number;
  handle: (request: MockRequest) => Promise<MockResponse>;
  tooLarge: () => MockResponse;
}

/** Time for a client to send its headers and its whole request, in milliseconds. A slow one must not hold a connection for ever. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 60_000;

/** Starts an HTTP server in front of a mock. */
export async function startServer(parts: ServerParts): Promise<Listening> {
  const { port, host, basePath } = parts;
  const server = createServer({ headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS }, (incoming, outgoing) => {
    // A client that hangs up in the middle of a request leaves nobody to answer.
    respond(parts, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const bound = server.address() as AddressInfo;
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${bound.port}`;
  return {
    url: `${origin}${basePath}`,
    origin,
    port: bound.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(parts: ServerParts, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { status, headers, body } = await read(parts, incoming);
  // What was not read of a body stands in the way of the connection's next request.
  const connection = incoming.complete ? {} : { connection: 'close' };
  outgoing.writeHead(status, { ...headers, ...connection, 'content-length': body.byteLength });
  outgoing.end(body);
  incoming.resume();
}

async function read(parts: ServerParts, incoming: IncomingMessage): Promise<MockResponse> {
  try {
    const body = await readBody(incoming.iterator({ destroyOnReturn: false }), parts.maxBodyBytes);
    return await parts.handle(toMockRequest(incoming, body));
  } catch (error) {
    if (error instanceof BodyTooLargeError) return parts.tooLarge();
    throw error;
  }
}

function toMockRequest(incoming: IncomingMessage, body: MockRequest['body']): MockRequest {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const origin = `http://${incoming.headers.host ?? 'localhost'}`;
  return {
    method: incoming.method ?? 'GET',
    url: toUrl(incoming.url ?? '/', origin),
    headers,
    body,
    peer: incoming.socket.remoteAddress ?? 'unknown',
  };
}

/** The request target as a URL. `//x` would name a host, so slashes at its start count as one. */
function toUrl(target: string, origin: string): URL {
  const path = target.startsWith('/') ? target.replace(/^\/+/, '/') : '/';
  return URL.canParse(path, origin) ? new URL(path, origin) : new URL(path, 'http://localhost');
}
