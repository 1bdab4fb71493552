import type { IncomingMessage } from 'node:http';
import type { TrafficMessage } from '../traffic/exchange.js';
import type { ProxyTarget } from '../proxy/target.js';
import { createUpstream, errorCode } from '../proxy/upstream.js';

/** A request as it goes out. */
export interface WireRequest {
  method: string;
  /** The path below the base path, with the query. */
  path: string;
  /** Names and values in turn. */
  rawHeaders: readonly string[];
  body: Uint8Array | undefined;
}

/** The raw response, or the reason why it is missing. */
export type WireResponse = (TrafficMessage & { status: number; unanswered?: never }) | { unanswered: string };

/** Sends one request. Follows no redirect and decodes nothing. */
export type Transport = (request: WireRequest) => Promise<WireResponse>;

/** An HTTP transport, with a function that closes its connections. */
export interface HttpTransport {
  send: Transport;
  close(): void;
}

/**
 * Creates an HTTP transport.
 *
 * @param timeout how long the server may be silent, in milliseconds
 * @param maxBytes the largest body that is read
 */
export function createHttpTransport(target: ProxyTarget, timeout: number, maxBytes: number): HttpTransport {
  const upstream = createUpstream(target, timeout);

  function send({ method, path, rawHeaders, body }: WireRequest): Promise<WireResponse> {
    const length = body === undefined ? [] : ['Content-Length', String(body.byteLength)];
    return new Promise((resolve) => {
      const request = upstream.open({
        method,
        path: `${target.basePath}${path}`,
        headers: ['Host', target.host, ...rawHeaders, ...length],
        hasBody: body !== undefined,
      });
      request.once('timeout', () => {
        resolve({ unanswered: 'it took too long' });
        request.destroy();
      });
      request.once('error', (error) => resolve({ unanswered: `it cannot be reached: ${errorCode(error)}` }));
      request.once('response', (message) => void readMessage(message, maxBytes).then(resolve));
      request.end(body);
    });
  }

  return { send, close: () => upstream.close() };
}

async function readMessage(message: IncomingMessage, maxBytes: number): Promise<WireResponse> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      size += chunk.byteLength;
      if (size <= maxBytes) chunks.push(chunk);
    }
  } catch {
    // `complete` is false then.
  }
  return {
    status: message.statusCode ?? 0,
    rawHeaders: message.rawHeaders,
    body: size > maxBytes ? undefined : Buffer.concat(chunks),
    complete: message.complete,
  };
}
