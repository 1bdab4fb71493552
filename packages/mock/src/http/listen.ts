import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import { type AddressInfo, Server as NetServer, type Socket } from 'node:net';
// Import the clock, because the global `performance` is a slow getter.
import { performance } from 'node:perf_hooks';
// Import the timers, because a test environment such as jsdom may replace or fake the global functions.
import { setImmediate, setTimeout } from 'node:timers';
import { Server as TlsServer } from 'node:tls';

/** A running server. */
export interface Listening {
  /** The API's base URL, for a client's `baseUrl`. */
  url: string;
  /** Scheme, host and port. */
  origin: string;
  port: number;
  /** Stops listening, waits up to five seconds for open requests, and closes all connections. */
  close: () => Promise<void>;
}

/** Time limits for a client, in milliseconds, so that a slow client cannot hold a connection forever. */
export interface ServerTimeouts {
  /** Time limit for receiving a request's headers. */
  headersTimeout: number;
  /** For all of a request. */
  requestTimeout: number;
  /** Milliseconds between Node's checks of the time limits. */
  connectionsCheckingInterval: number;
}

/** Milliseconds that open requests get to finish after `close`. */
const DRAIN_MS = 5000;
/** The maximum number of connections waiting to be accepted. The system may set a lower limit. */
const BACKLOG = 16_384;

export interface ConnectionTracker {
  /** Whether the server is stopping. If so, each response is the last one on its connection. */
  isDraining(): boolean;
  close(): Promise<void>;
}

/** Milliseconds without data after which a stopping server closes an idle connection. */
const QUIET_MS = 50;

interface Connection {
  /** The number of responses that have not ended. */
  open: number;
  /** When the last response ended, as a time of `performance.now()`. */
  idleSince: number;
  /** Bytes received when the last response ended. Any further bytes belong to a request that is arriving. */
  bytesRead: number;
}

/** Starts to track connections. Call it before the server listens. */
export function trackConnections(server: Server | SecureServer): ConnectionTracker {
  const connections = new Map<Socket, Connection>();
  let draining = false;

  /** Closes a connection between two requests, unless a request is already on its way. */
  function closeIfQuiet(socket: Socket, connection: Connection): void {
    if (socket.destroyed || connection.open > 0 || socket.bytesRead > connection.bytesRead) return;
    const wait = connection.idleSince + QUIET_MS - performance.now();
    // Read received data first, because closing a connection with unread data breaks the client's request.
    if (wait > 0) setTimeout(() => setImmediate(closeIfQuiet, socket, connection), wait);
    else socket.destroySoon();
  }

  // With TLS, `request.socket` is the decrypted socket, so track decrypted sockets.
  server.on(server instanceof TlsServer ? 'secureConnection' : 'connection', (socket: Socket) => {
    connections.set(socket, { open: 0, idleSince: performance.now(), bytesRead: 0 });
    socket.once('close', () => connections.delete(socket));
  });
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    const connection = connections.get(socket);
    if (connection === undefined) return;
    connection.open += 1;
    response.on('close', () => {
      connection.open -= 1;
      connection.idleSince = performance.now();
      connection.bytesRead = socket.bytesRead;
      if (draining) closeIfQuiet(socket, connection);
    });
  });
  return {
    isDraining: () => draining,
    close: () =>
      new Promise((resolve) => {
        draining = true;
        // Bypass the `close` method of HTTP servers, because it would also destroy a connection whose request has
        // arrived but has not been read.
        NetServer.prototype.close.call(server, () => {
          server.close(() => resolve());
        });
        for (const [socket, connection] of connections) setImmediate(closeIfQuiet, socket, connection);
        setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
      }),
  };
}

/**
 * Listens on a port.
 *
 * @param port 0 for any free port
 * @throws the error from `node:net` if the server cannot listen on the address
 */
export async function listen(
  server: Server | SecureServer,
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
  const scheme = server instanceof TlsServer ? 'https' : 'http';
  const origin = `${scheme}://${host.includes(':') ? `[${host}]` : host}:${bound.port}`;
  return { url: `${origin}${basePath}`, origin, port: bound.port, close: () => connections.close() };
}
