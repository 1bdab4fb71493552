import type { IncomingMessage, Server } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
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
  /** For the headers of a request. */
  headersTimeout: number;
  /** For all of a request. */
  requestTimeout: number;
  /** How often Node checks the two limits. */
  connectionsCheckingInterval: number;
}

/** Milliseconds that open requests get to finish after `close`. */
const DRAIN_MS = 5000;
/** The most connections that may wait to be accepted. The system may set a lower limit. */
const BACKLOG = 16_384;

/** Tracks the connections of a server. */
export interface ConnectionTracker {
  /** Whether the server is stopping, so that each response is the last one on its connection. */
  isDraining(): boolean;
  close(): Promise<void>;
}

/** Starts to track connections. Call it before the server listens. */
export function trackConnections(server: Server | SecureServer): ConnectionTracker {
  /** Connections without a request so far. Node would wait for one. */
  const unused = new Set<Socket>();
  let draining = false;
  // With TLS, requests have the decrypted socket.
  server.on(server instanceof TlsServer ? 'secureConnection' : 'connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.prependListener('request', ({ socket }: IncomingMessage) => unused.delete(socket));
  return {
    isDraining: () => draining,
    close: () =>
      new Promise((resolve) => {
        draining = true;
        // Also closes idle connections.
        server.close(() => resolve());
        for (const socket of unused) socket.destroy();
        setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
      }),
  };
}

/**
 * Listens on a port.
 *
 * @param port 0 for any free port
 * @throws the error of `node:net` if the server cannot listen on the address
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
