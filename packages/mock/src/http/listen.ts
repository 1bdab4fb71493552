import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A port that is listened on. */
export interface Listening {
  /** The API's base URL, to be used as a client's `baseUrl`. */
  url: string;
  /** Scheme, host and port. */
  origin: string;
  port: number;
  /** Stops listening, lets the requests that have begun be answered for up to five seconds, and closes every connection. */
  close: () => Promise<void>;
}

/** How long a client may take, in milliseconds. A slow one must not hold a connection for ever. */
export interface ServerTimeouts {
  /** For the headers of a request. */
  headersTimeout: number;
  /** For all of a request. */
  requestTimeout: number;
  /** How often the two are looked after. */
  connectionsCheckingInterval: number;
}

/** How long begun requests may take once the server is told to stop, in milliseconds. */
const DRAIN_MS = 5000;
/** How many connections may wait for being accepted, as far as the system lets them. */
const BACKLOG = 16_384;

/** Looks after the connections of a server. */
export interface ConnectionTracker {
  /** Whether the server was told to stop: what it answers now is the last thing it says on a connection. */
  isDraining(): boolean;
  close(): Promise<void>;
}

/** Starts to look after the connections of a server that does not listen yet. */
export function trackConnections(server: Server): ConnectionTracker {
  /** Those from which no request has come yet, of which Node waits for one. */
  const unused = new Set<Socket>();
  let draining = false;
  server.on('connection', (socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.prependListener('request', ({ socket }: IncomingMessage) => unused.delete(socket));
  return {
    isDraining: () => draining,
    close: () =>
      new Promise((resolve) => {
        draining = true;
        // Ends, by itself, what waits for another request.
        server.close(() => resolve());
        for (const socket of unused) socket.destroy();
        setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
      }),
  };
}

/**
 * Listens on a port.
 *
 * @param port 0 for any free one
 * @throws the error of `node:net` when the address cannot be listened on
 */
export async function listen(
  server: Server,
  connections: ConnectionTracker,
  port: number,
  host: string,
  basePath: string,
): Promise<Listening> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog: BACKLOG }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const bound = server.address() as AddressInfo;
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${bound.port}`;
  return { url: `${origin}${basePath}`, origin, port: bound.port, close: () => connections.close() };
}
