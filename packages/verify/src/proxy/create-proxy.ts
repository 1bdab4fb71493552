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
import { createCoverage } from '../coverage/coverage.js';
import { MAX_BODY_BYTES } from '../traffic/decode-body.js';
import type { Deviation, ProxyReport } from '../traffic/deviation.js';
import { createDeviationLog } from '../traffic/deviation-log.js';
import { respond, forwardRequest, respondWithError } from './exchange.js';
import { createInspector, type Inspected } from '../traffic/inspect.js';
import { isOwnAddress } from './own-address.js';
import { platformOf, readTarget } from './target.js';
import { createUpstream } from './upstream.js';

export interface ProxyOptions {
  /** The base URL of the API, e.g. `https://ttsb.wipayfinancial.com/wapi`. */
  target: string;
  /**
   * The country platform whose rules the proxy checks.
   *
   * @default the platform of the target's host, or `tt`
   */
  platform?: Platform | undefined;
  /**
   * Seconds without data from the API before the proxy returns 504.
   *
   * @default 60
   */
  timeout?: number;
  /**
   * The largest body that is checked, in bytes. A larger body is forwarded without a check.
   *
   * @default 8_388_608
   */
  maxCheckedBytes?: number;
  /** Called once for each deviation, when it first occurs. */
  onDeviation?: (deviation: Deviation) => void;
}

/** A proxy that forwards requests to an API, and checks the requests and responses. */
export interface Proxy {
  /**
   * Listens on a port. It serves the API at `/wapi` and the report at `/__wapi/deviations`.
   *
   * @param port 0, the default, picks a free port
   * @param host `127.0.0.1` by default
   * @throws the `EADDRINUSE` error of `node:http` if the port is in use
   * @throws {Error} if the target is this address, because requests would loop
   */
  listen(port?: number, host?: string): Promise<Listening>;
  /** All deviations so far, in order of first occurrence. Waits for the checks of all exchanges so far. */
  deviations(): Promise<readonly Deviation[]>;
  /** The report that `GET /__wapi/deviations` returns and `--report` saves. Does not wait for running checks. */
  report(): ProxyReport;
  /** Waits up to five seconds for open requests, closes every port, and finishes all checks. */
  close(): Promise<void>;
}

const DEVIATIONS_PATH = `${CONTROL_PATH}/deviations`;
const COVERAGE_PATH = `${CONTROL_PATH}/coverage`;
const OPTIONS: readonly string[] = [
  'target',
  'platform',
  'timeout',
  'maxCheckedBytes',
  'onDeviation',
] satisfies (keyof ProxyOptions)[];
const DEFAULT_PLATFORM: Platform = 'tt';
const DEFAULT_TIMEOUT = 60;
/**
 * Time limits for clients, in milliseconds. They are Node's defaults. The proxy sets no stricter limits, because the
 * API decides how long a client may take.
 */
const TIMEOUTS = { headersTimeout: 60_000, requestTimeout: 300_000 };

/**
 * Creates a proxy that forwards requests to an API and compares requests and responses with the spec. Forwards bodies
 * unchanged, and all headers except hop-by-hop headers.
 *
 * @example
 * const proxy = createProxy({ target: 'https://ttsb.wipayfinancial.com/wapi' });
 * const { url } = await proxy.listen(); // the client's baseUrl
 *
 * @throws {Error} if the target is not a base URL, or an option is unknown or invalid
 */
export function createProxy(options: ProxyOptions): Proxy {
  const { timeout = DEFAULT_TIMEOUT, maxCheckedBytes = MAX_BODY_BYTES, onDeviation = () => undefined } = options;
  // Plain JavaScript has no compiler that finds a misspelled option.
  const unknown = Object.keys(options).find((name) => !OPTIONS.includes(name));
  if (unknown !== undefined) throw new Error(`createProxy: unknown option "${unknown}". Use ${OPTIONS.join(', ')}.`);
  const target = readTarget(options.target);
  const chosenPlatform = options.platform ?? platformOf(target);
  const platform = chosenPlatform ?? DEFAULT_PLATFORM;
  if (!platforms.includes(platform))
    throw new Error(`createProxy: "platform" must be one of ${platforms.join(', ')}, received ${String(platform)}.`);
  if (!(timeout > 0 && timeout * 1000 < 2 ** 31))
    throw new Error(`createProxy: "timeout" must be a number of seconds above 0, received ${String(timeout)}.`);
  if (!Number.isInteger(maxCheckedBytes) || maxCheckedBytes < 0)
    throw new Error(`createProxy: "maxCheckedBytes" must be a whole number of bytes, received ${maxCheckedBytes}.`);

  const upstream = createUpstream(target, timeout * 1000);
  const log = createDeviationLog(Date.now, onDeviation);
  const inspect = createInspector({ contract, document, platform, maxCheckedBytes });
  const coverage = createCoverage(contract);
  const startedAt = new Date().toISOString();
  const ports = new Set<Listening>();
  /** The checks that have not finished. */
  const pending = new Set<Promise<void>>();
  const lastRequestBySocket = new WeakMap<object, Promise<unknown>>();
  let requests = 0;
  let unanswered = 0;

  const report = (): ProxyReport => ({
    version: 1,
    target: target.url,
    platform,
    platformIsDefault: chosenPlatform === undefined,
    startedAt,
    requests,
    unanswered,
    leftOut: log.leftOut,
    deviations: log.deviations,
  });

  async function finishChecks(): Promise<void> {
    while (pending.size > 0) await Promise.all(pending);
  }

  async function forward(incoming: IncomingMessage, outgoing: ServerResponse, path: string): Promise<void> {
    requests += 1;
    const number = requests;
    let done: (() => void) | undefined;
    const onResponse = (): void => {
      if (done !== undefined) return;
      const check = new Promise<void>((resolve) => (done = resolve));
      pending.add(check);
      void check.then(() => pending.delete(check));
    };
    try {
      const exchange = await forwardRequest({
        target,
        upstream,
        incoming,
        outgoing,
        path,
        maxCheckedBytes,
        onResponse,
      });
      const status = exchange.response?.status ?? null;
      const { seen, findings } = await inspect(exchange).catch(() => failedCheck(incoming, status));
      if (exchange.unanswered !== undefined) unanswered += 1;
      log.note({ ...seen, request: number }, findings);
      await coverage.note(exchange, seen.operation);
    } finally {
      done?.();
    }
  }

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    if (incoming.headers.host === undefined && incoming.httpVersion !== '1.0') {
      const { status, body, headers } = httpError(400);
      respond(outgoing, { status, body, headers: { ...headers, connection: 'close' } });
      return;
    }
    const requestTarget = relativeTarget(incoming.url ?? '/');
    if (requestTarget === BASE_PATH || /^\/wapi[/?]/.test(requestTarget))
      return forward(incoming, outgoing, requestTarget.slice(BASE_PATH.length));
    const controlPath = requestTarget.split('?', 1)[0];
    if (incoming.method === 'GET' && (controlPath === DEVIATIONS_PATH || controlPath === COVERAGE_PATH)) {
      await finishChecks();
      respond(outgoing, json(200, controlPath === COVERAGE_PATH ? coverage.summary() : report()));
      return;
    }
    respondWithError(
      incoming,
      outgoing,
      404,
      `wapi-verify proxy: unknown path. The API is under ${BASE_PATH}, the report under ${DEVIATIONS_PATH}.`,
    );
  }

  async function listen(port = 0, host = '127.0.0.1'): Promise<Listening> {
    if (await isOwnAddress(target, port, host))
      throw new Error(`The target ${target.url} is this proxy itself. Listen on another port.`);
    // Let the proxy reject a request without Host, because Node's own 400 response has no message.
    const server = createServer({ ...TIMEOUTS, requireHostHeader: false });
    const connections = trackConnections(server);
    server.on('clientError', respondToClientError);
    server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
      // Forward pipelined requests one by one, because they use separate connections to the API and could overtake each
      // other.
      const before = lastRequestBySocket.get(incoming.socket) ?? Promise.resolve();
      const current = before.then(() => handle(incoming, outgoing)).catch(() => outgoing.destroy());
      lastRequestBySocket.set(incoming.socket, current);
    });
    // Leave `Expect` to the API.
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
      await finishChecks();
      return log.deviations;
    },
    report,
    async close() {
      await Promise.all([...ports].map((port) => port.close()));
      ports.clear();
      upstream.close();
      await finishChecks();
    },
  };
}

/** Creates the finding for a check that throws. Omits the error, because its message may contain values. */
function failedCheck({ method }: IncomingMessage, status: number | null): Inspected {
  const message = 'not checked, because the check itself failed: this is a bug in the proxy';
  return {
    seen: { operation: undefined, endpoint: `${method} /*`, status },
    findings: [{ direction: 'request', place: 'body', keyword: 'unchecked', message, level: 'note' }],
  };
}

/** Removes the scheme and the host, which a client of a forward proxy writes in the request line. */
function relativeTarget(target: string): string {
  return target.startsWith('/') ? target : (/^https?:\/\/[^/?#]*(.*)$/is.exec(target)?.[1] ?? target);
}
