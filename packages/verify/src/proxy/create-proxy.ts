import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { contract, document, type Platform, platforms } from '@wapi/types';
import {
  BASE_PATH,
  CONTROL_PATH,
  httpError,
  json,
  listen as listenOnPort,
  type Listening,
  respondToClientError,
  trackConnections,
} from '@wapi/mock/http';
import type { Deviation, ProxyReport } from './deviation.js';
import { createDeviationLog } from './deviation-log.js';
import { answerItself, passOn, refuse } from './exchange.js';
import { createInspector, type Inspected } from './inspect.js';
import { isOwnAddress } from './own-address.js';
import { platformOf, readTarget } from './target.js';
import { createUpstream } from './upstream.js';

/** How a proxy behaves. */
export interface ProxyOptions {
  /** The base URL of the API, e.g. `https://ttsb.wipayfinancial.com/wapi`. */
  target: string;
  /** The country platform that requests are checked for, as two letters. Default: the one of the target's host, or `tt`. */
  platform?: Platform | undefined;
  /** How long the API may be silent, in seconds. Default 60. */
  timeout?: number;
  /** How large a body is looked at, in bytes; a larger one is passed on all the same. Default 8 MiB. */
  maxCheckedBytes?: number;
  /** Told of every deviation when it is first seen. */
  onDeviation?: (deviation: Deviation) => void;
}

/** A proxy that looks at what it passes on. */
export interface Proxy {
  /**
   * Listens on a port. The API is below `/wapi`, what was seen at `/__wapi/deviations`.
   *
   * @param port default 0, which picks a free one
   * @param host default `127.0.0.1`
   * @throws the `EADDRINUSE` error of `node:http` when the port is taken
   * @throws Error when the port is the target's, which every request would come back from
   */
  listen(port?: number, host?: string): Promise<Listening>;
  /** What deviates from the spec in everything that was answered until now, in the order in which it was first seen. */
  deviations(): Promise<readonly Deviation[]>;
  /** The same with what it is about, as `GET /__wapi/deviations` answers and `--report` writes it. What is still being looked at is not in it. */
  report(): ProxyReport;
  /** Lets begun requests be answered for up to five seconds, closes every port, and finishes looking at what passed. */
  close(): Promise<void>;
}

const DEVIATIONS_PATH = `${CONTROL_PATH}/deviations`;
const OPTIONS: readonly string[] = [
  'target',
  'platform',
  'timeout',
  'maxCheckedBytes',
  'onDeviation',
] satisfies (keyof ProxyOptions)[];
const DEFAULT_PLATFORM: Platform = 'tt';
const DEFAULT_TIMEOUT = 60;
const DEFAULT_MAX_CHECKED_BYTES = 8 * 1024 * 1024;
/** A client may take as long as Node lets it: how long it may take is the API's business. */
const TIMEOUTS = { headersTimeout: 60_000, requestTimeout: 300_000 };

/**
 * Creates a proxy that passes requests on to an API and compares both ways with the spec. No byte of a body is touched, and no header but those
 * about the connection.
 *
 * @throws Error when the target is no base URL, an option has a value that is none of its values, or the spec has a schema that does not compile
 */
export function createProxy(options: ProxyOptions): Proxy {
  const {
    timeout = DEFAULT_TIMEOUT,
    maxCheckedBytes = DEFAULT_MAX_CHECKED_BYTES,
    onDeviation = () => undefined,
  } = options;
  // Users of plain JavaScript have no compiler that finds a misspelt option.
  const unknown = Object.keys(options).find((name) => !OPTIONS.includes(name));
  if (unknown !== undefined) throw new Error(`createProxy has no option ${unknown}: it has ${OPTIONS.join(', ')}.`);
  const target = readTarget(options.target);
  const toldPlatform = options.platform ?? platformOf(target);
  const platform = toldPlatform ?? DEFAULT_PLATFORM;
  if (!platforms.includes(platform))
    throw new Error(`The platform ${String(platform)} is none of ${platforms.join(', ')}.`);
  if (!(timeout > 0 && timeout * 1000 < 2 ** 31))
    throw new Error('The option timeout of createProxy is a number of seconds.');
  if (!Number.isInteger(maxCheckedBytes) || maxCheckedBytes < 0)
    throw new Error('The option maxCheckedBytes of createProxy is a number of bytes.');

  const upstream = createUpstream(target, timeout * 1000);
  const log = createDeviationLog(Date.now, onDeviation);
  const inspect = createInspector({ contract, document, platform, maxCheckedBytes });
  const startedAt = new Date().toISOString();
  const ports = new Set<Listening>();
  /** What was answered and is not looked at yet. */
  const pending = new Set<Promise<void>>();
  const turns = new WeakMap<object, Promise<unknown>>();
  let requests = 0;
  let unanswered = 0;

  const report = (): ProxyReport => ({
    version: 1,
    target: target.url,
    platform,
    platformIsDefault: toldPlatform === undefined,
    startedAt,
    requests,
    unanswered,
    leftOut: log.leftOut,
    deviations: log.deviations,
  });

  async function settled(): Promise<void> {
    while (pending.size > 0) await Promise.all(pending);
  }

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse, path: string): Promise<void> {
    requests += 1;
    const number = requests;
    let done: (() => void) | undefined;
    const onAnswer = (): void => {
      if (done !== undefined) return;
      const looking = new Promise<void>((resolve) => (done = resolve));
      pending.add(looking);
      void looking.then(() => pending.delete(looking));
    };
    try {
      const exchange = await passOn({ target, upstream, incoming, outgoing, path, maxCheckedBytes, onAnswer });
      const status = exchange.answer?.message.statusCode ?? null;
      const { seen, findings } = await inspect(incoming, path, exchange).catch(() => defect(incoming, status));
      if (exchange.unanswered !== undefined) unanswered += 1;
      log.note({ ...seen, request: number }, findings);
    } finally {
      done?.();
    }
  }

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    if (incoming.headers.host === undefined && incoming.httpVersion !== '1.0') {
      const { status, body, headers } = httpError(400);
      answerItself(outgoing, { status, body, headers: { ...headers, connection: 'close' } });
      return;
    }
    const requestTarget = relativeTarget(incoming.url ?? '/');
    if (requestTarget === BASE_PATH || /^\/wapi[/?]/.test(requestTarget))
      return pass(incoming, outgoing, requestTarget.slice(BASE_PATH.length));
    if (incoming.method === 'GET' && requestTarget.split('?', 1)[0] === DEVIATIONS_PATH) {
      await settled();
      answerItself(outgoing, json(200, report()));
      return;
    }
    refuse(
      incoming,
      outgoing,
      404,
      `wapi-verify proxy: the API is under ${BASE_PATH}, what deviates under ${DEVIATIONS_PATH}.`,
    );
  }

  async function listen(port = 0, host = '127.0.0.1'): Promise<Listening> {
    if (await isOwnAddress(target, port, host))
      throw new Error(`The target ${target.url} is this proxy itself: listen on another port.`);
    // Node's own answer to a request without Host has no message.
    const server = createServer({ ...TIMEOUTS, requireHostHeader: false });
    const connections = trackConnections(server);
    server.on('clientError', respondToClientError);
    server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
      // Pipelined requests would overtake each other on connections of their own.
      const before = turns.get(incoming.socket) ?? Promise.resolve();
      const turn = before.then(() => handle(incoming, outgoing)).catch(() => outgoing.destroy());
      turns.set(incoming.socket, turn);
    });
    // What is expected, the API has to say.
    for (const event of ['checkContinue', 'checkExpectation'] as const)
      server.on(
        event,
        (incoming: IncomingMessage, outgoing: ServerResponse) => void server.emit('request', incoming, outgoing),
      );
    const listening = await listenOnPort(server, connections, port, host, BASE_PATH);
    ports.add(listening);
    return listening;
  }

  return {
    listen,
    async deviations() {
      await settled();
      return log.deviations;
    },
    report,
    async close() {
      await Promise.all([...ports].map((port) => port.close()));
      ports.clear();
      upstream.close();
      await settled();
    },
  };
}

/** What is told where a check itself fails. Its reason may hold values, so it is not told. */
function defect({ method }: IncomingMessage, status: number | null): Inspected {
  const message = 'the exchange could not be checked, which is a defect of the proxy';
  return {
    seen: { operation: undefined, endpoint: `${method} /*`, status },
    findings: [{ direction: 'request', place: 'body', keyword: 'unchecked', message, level: 'note' }],
  };
}

/** The target of a request line without the scheme and the host that a client of a forward proxy writes. */
function relativeTarget(target: string): string {
  return target.startsWith('/') ? target : (/^https?:\/\/[^/?#]*(.*)$/is.exec(target)?.[1] ?? target);
}
