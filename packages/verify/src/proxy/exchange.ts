import {
  type ClientRequest,
  type IncomingMessage,
  type OutgoingHttpHeader,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import { headerFinder, pairsOf } from '@wapi/validation';
import { json, type MockResponse } from '@wapi/mock/http';
import { copyBody, type BodyCopy } from './body-copy.js';
import { passedRequestHeaders, passedResponseHeaders } from './passed-headers.js';
import type { ProxyTarget } from './target.js';
import { isRepeatable, reasonOf, type Upstream, type UpstreamRequest } from './upstream.js';

const NOTHING = new Uint8Array();

/** What passed by of one request and its answer. */
export interface Exchange {
  requestBody: BodyCopy;
  /** Whether the request came to its end. */
  requestComplete: boolean;
  /** Absent where the API gave no answer. */
  answer?: { message: IncomingMessage; body: BodyCopy; complete: boolean };
  /** Why there is none, e.g. `it cannot be reached: ECONNREFUSED`. Absent where that is not the API's affair: its client hung up first. */
  unanswered?: string;
}

export interface ExchangeOptions {
  target: ProxyTarget;
  upstream: Upstream;
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  /** The target of the request line below the base path of the API. */
  path: string;
  /** How much of a body is copied, in bytes. */
  maxCheckedBytes: number;
  /** Called when the answer begins, or one takes its place, before any of it is passed on. */
  onAnswer: () => void;
}

/**
 * Passes a request on, and its answer back, as they come.
 *
 * @returns what passed by, when it is over one way or another
 */
export function passOn(parts: ExchangeOptions): Promise<Exchange> {
  const { target, upstream, incoming, outgoing, path, maxCheckedBytes } = parts;
  const header = headerFinder(incoming.rawHeaders);
  const request: UpstreamRequest = {
    method: incoming.method ?? 'GET',
    path: `${target.basePath}${path}` || '/',
    headers: passedRequestHeaders(incoming.rawHeaders, target.host),
    hasBody: header('content-length') !== undefined || header('transfer-encoding') !== undefined,
  };
  const requestBody = copyBody(incoming, maxCheckedBytes);
  let answer: Exchange['answer'];
  let unanswered: Exchange['unanswered'];

  return new Promise((resolve) => {
    const end = (): void =>
      resolve({
        requestBody,
        requestComplete: incoming.complete,
        ...(answer && { answer }),
        ...(unanswered !== undefined && { unanswered }),
      });
    let current: ClientRequest | undefined;
    // However it ends, nobody waits for the API any more.
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
        // A request that Node does not send at all is the client's affair.
        if (answer === undefined && status >= 500) unanswered = `it ${reason}`;
        parts.onAnswer();
        refuse(incoming, outgoing, status, `wapi-verify proxy: ${target.url} ${reason}.`);
      }
      current?.destroy();
    };

    const attempt = (isRepeated: boolean): void => {
      const begun = upstream.open(request);
      current = begun;
      begun.once('timeout', () => fail(504, 'took too long'));
      begun.on('continue', () => outgoing.writeContinue());
      begun.on('error', (error) => {
        // Once there is an answer, its own end counts.
        if (answer !== undefined || begun !== current) return;
        if (begun.reusedSocket && !isRepeated && isRepeatable(request) && !outgoing.destroyed) attempt(true);
        else fail(502, `cannot be reached: ${reasonOf(error)}`);
      });
      begun.on('response', (message) => {
        if (isOver) return;
        const given = { message, body: copyBody(message, maxCheckedBytes), complete: false };
        answer = given;
        parts.onAnswer();
        // A client that still sends when it is answered is heard to its end, though nobody listens.
        begun.once('close', () => void incoming.unpipe(begun).resume());
        try {
          passBack(message, outgoing, () => (given.complete = true));
        } catch (error) {
          fail(502, `gives an answer that cannot be passed on: ${reasonOf(error as Error)}`);
        }
      });
      if (request.hasBody) passBody(incoming, begun);
      else begun.end();
    };
    incoming.once('error', () => current?.destroy());
    try {
      attempt(false);
    } catch (error) {
      fail(400, `cannot be sent this request: ${reasonOf(error as Error)}`);
    }
  });
}

/** Passes an answer back. An answer that breaks off breaks off here too, so that nobody takes it for whole. */
function passBack(message: IncomingMessage, outgoing: ServerResponse, onComplete: () => void): void {
  outgoing.sendDate = false;
  // Where the API does not say how long the body is, its end is the connection's.
  if (message.headers['content-length'] === undefined && message.headers['transfer-encoding'] === undefined)
    outgoing.removeHeader('transfer-encoding');
  const headers: OutgoingHttpHeader[] = passedResponseHeaders(message.rawHeaders, outgoing.req.httpVersion !== '1.0');
  outgoing.writeHead(message.statusCode ?? 502, message.statusMessage, headers);
  // Now, and not with the first of the body. Bytes, for with text Node would take the headers for UTF-8.
  outgoing.write(NOTHING);
  message.once('error', () => outgoing.destroy());
  passBody(message, outgoing, onComplete);
}

/** Passes a body and its trailers on, as it comes. One that breaks off has no end. */
function passBody(from: IncomingMessage, to: ClientRequest | ServerResponse, onComplete = (): void => undefined): void {
  from.pipe(to, { end: false });
  from.once('end', () => {
    onComplete();
    if (from.rawTrailers.length > 0) to.addTrailers(pairsOf(from.rawTrailers));
    to.end();
  });
}

/** Answers in place of the API. */
export function refuse(incoming: IncomingMessage, outgoing: ServerResponse, status: number, message: string): void {
  answerItself(outgoing, json(status, { message }, incoming.complete ? {} : { connection: 'close' }));
  incoming.resume();
}

/** Writes an answer of the proxy's own. */
export function answerItself(outgoing: ServerResponse, { status, headers, body }: MockResponse): void {
  // The API's own words may be what could not be passed on.
  outgoing.writeHead(status, STATUS_CODES[status], { ...headers, 'content-length': String(Buffer.byteLength(body)) });
  outgoing.end(body);
}
