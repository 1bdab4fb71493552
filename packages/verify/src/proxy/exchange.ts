import {
  type ClientRequest,
  type IncomingMessage,
  type OutgoingHttpHeader,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import { headerFinder, pairsOf } from '@wapi/validation';
import { json, type MockResponse } from '@wapi/mock/http';
import type { TrafficExchange } from '../traffic/exchange.js';
import { copyBody, type BodyCopy } from './body-copy.js';
import { passedRequestHeaders, passedResponseHeaders } from './passed-headers.js';
import type { ProxyTarget } from './target.js';
import { isRepeatable, errorCode, type Upstream, type UpstreamRequest } from './upstream.js';

const NOTHING = new Uint8Array();

/** A response that is being forwarded. */
interface ForwardedResponse {
  message: IncomingMessage;
  body: BodyCopy;
  complete: boolean;
}

export interface ExchangeOptions {
  target: ProxyTarget;
  upstream: Upstream;
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  /** The request target below `/wapi`, with the query. */
  path: string;
  /** The largest body that is copied, in bytes. */
  maxCheckedBytes: number;
  /** Called before the first byte of a response is sent, whether it is the API's or the proxy's own. */
  onResponse: () => void;
}

/**
 * Forwards a request and its response as streams.
 *
 * @returns the exchange once the connection to the client ends, for any reason
 */
export function forwardRequest(options: ExchangeOptions): Promise<TrafficExchange> {
  const { target, upstream, incoming, outgoing, path, maxCheckedBytes } = options;
  const header = headerFinder(incoming.rawHeaders);
  const request: UpstreamRequest = {
    method: incoming.method ?? 'GET',
    path: `${target.basePath}${path}` || '/',
    headers: passedRequestHeaders(incoming.rawHeaders, target.host),
    hasBody: header('content-length') !== undefined || header('transfer-encoding') !== undefined,
  };
  const requestBody = copyBody(incoming, maxCheckedBytes);
  let response: ForwardedResponse | undefined;
  let unanswered: string | undefined;

  return new Promise((resolve) => {
    const end = (): void =>
      resolve({
        method: request.method,
        path,
        request: { rawHeaders: incoming.rawHeaders, body: bytesOf(requestBody), complete: incoming.complete },
        ...(response && { response: toMessage(response) }),
        ...(unanswered !== undefined && { unanswered }),
      });
    let current: ClientRequest | undefined;
    // Stop the request to the API, because the client is no longer connected.
    outgoing.once('close', () => {
      current?.destroy();
      end();
    });

    let isOver = false;
    const fail = (status: number, reason: string): void => {
      if (isOver) return;
      isOver = true;
      if (outgoing.headersSent || outgoing.destroyed) outgoing.destroy();
      else {
        // A request that Node refuses to send (400) is the client's fault, so it does not count as unanswered.
        if (response === undefined && status >= 500) unanswered = `it ${reason}`;
        options.onResponse();
        respondWithError(incoming, outgoing, status, `wapi-verify proxy: ${target.url} ${reason}.`);
      }
      current?.destroy();
    };

    const attempt = (isRepeated: boolean): void => {
      const begun = upstream.open(request);
      current = begun;
      begun.once('timeout', () => fail(504, 'took too long'));
      begun.on('continue', () => outgoing.writeContinue());
      begun.on('error', (error) => {
        // Once the response has begun, ignore errors from the request, because the response reports its own errors.
        if (response !== undefined || begun !== current) return;
        if (begun.reusedSocket && !isRepeated && isRepeatable(request) && !outgoing.destroyed) attempt(true);
        else fail(502, `cannot be reached: ${errorCode(error)}`);
      });
      begun.on('response', (message) => {
        if (isOver) return;
        const given: ForwardedResponse = { message, body: copyBody(message, maxCheckedBytes), complete: false };
        response = given;
        options.onResponse();
        // Read the rest of a request that the client is still sending, so that the client receives the response.
        begun.once('close', () => void incoming.unpipe(begun).resume());
        try {
          forwardResponse(message, outgoing, () => (given.complete = true));
        } catch (error) {
          fail(502, `sent a response that cannot be forwarded: ${errorCode(error as Error)}`);
        }
      });
      if (request.hasBody) forwardBody(incoming, begun);
      else begun.end();
    };
    incoming.once('error', () => current?.destroy());
    try {
      attempt(false);
    } catch (error) {
      fail(400, `was not called, because Node cannot send this request: ${errorCode(error as Error)}`);
    }
  });
}

function bytesOf(copy: BodyCopy): Uint8Array | undefined {
  return copy.tooLarge ? undefined : copy.bytes();
}

function toMessage({ message, body, complete }: ForwardedResponse): NonNullable<TrafficExchange['response']> {
  return { status: message.statusCode ?? 0, rawHeaders: message.rawHeaders, body: bytesOf(body), complete };
}

/**
 * Forwards a response. If the response breaks off, closes the connection to the client, so that the client does not
 * treat the response as complete.
 */
function forwardResponse(message: IncomingMessage, outgoing: ServerResponse, onComplete: () => void): void {
  outgoing.sendDate = false;
  // If the API announces no length, the end of the connection marks the end of the body.
  if (message.headers['content-length'] === undefined && message.headers['transfer-encoding'] === undefined)
    outgoing.removeHeader('transfer-encoding');
  const headers: OutgoingHttpHeader[] = passedResponseHeaders(message.rawHeaders, outgoing.req.httpVersion !== '1.0');
  outgoing.writeHead(message.statusCode ?? 502, message.statusMessage, headers);
  // Send the headers now, before the body. Write bytes, because a string would make Node encode the headers as UTF-8.
  outgoing.write(NOTHING);
  message.once('error', () => outgoing.destroy());
  forwardBody(message, outgoing, onComplete);
}

/** Streams a body and its trailers. Does not end `to` if the body breaks off. */
function forwardBody(
  from: IncomingMessage,
  to: ClientRequest | ServerResponse,
  onComplete = (): void => undefined,
): void {
  from.pipe(to, { end: false });
  from.once('end', () => {
    onComplete();
    if (from.rawTrailers.length > 0) to.addTrailers(pairsOf(from.rawTrailers));
    to.end();
  });
}

/** Sends an error that the proxy created itself. */
export function respondWithError(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  status: number,
  message: string,
): void {
  respond(outgoing, json(status, { message }, incoming.complete ? {} : { connection: 'close' }));
  incoming.resume();
}

/** Sends a response that the proxy created itself. */
export function respond(outgoing: ServerResponse, { status, headers, body }: MockResponse): void {
  // Set the reason phrase, because Node may have rejected the API's.
  outgoing.writeHead(status, STATUS_CODES[status], { ...headers, 'content-length': String(Buffer.byteLength(body)) });
  outgoing.end(body);
}
