import { contract, document, platforms, type Platform } from '@wapi/types';
import { json, type MockResponse } from './answer.js';
import { answerControl, CONTROL_PATH } from './control.js';
import { createEngine } from './engine/prism.js';
import { CHECKOUT_PATH } from './hosted-page/checkout-url.js';
import { createHostedPage } from './hosted-page/hosted-page.js';
import { answerFallback, createPipeline, type Pipeline } from './pipeline.js';
import { BodyTooLargeError, type MockRequest, readBody } from './request/mock-request.js';
import { createRateLimiter } from './request/rate-limiter.js';
import { compileValidators } from './request/validator.js';
import { type Listening, startServer } from './server.js';
import { createAccounts } from './state/accounts.js';
import { createPersonas } from './state/personas.js';
import { createPictures, PICTURE_PATH } from './state/pictures.js';
import { memoryStore } from './state/store.js';
import { createTokens } from './state/tokens.js';

export type { Listening } from './server.js';

/** How the mock behaves. Everything may be left out. */
export interface MockOptions {
  /** The country platform to be, as two letters. Default `tt`. */
  platform?: Platform;
  /** Whether the operations' rate limits hold. Default true. */
  rateLimit?: boolean;
  /** Whether every request finds the personas as they start out. Default false: what a request changes, the next one finds. */
  stateless?: boolean;
  /** The time in milliseconds since 1970. Default `Date.now`. */
  clock?: () => number;
}

/** A running mock. */
export interface Mock {
  /** Answers a request in process, without a port. Takes what the global `fetch` takes; the host of the URL does not matter. */
  fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>;
  /**
   * Listens on a port.
   *
   * @param port default 0, which picks a free one
   * @param host default `127.0.0.1`
   * @throws the `EADDRINUSE` error of `node:http` when the port is taken
   */
  listen: (port?: number, host?: string) => Promise<Listening>;
  /** Puts every persona, token, picture and limit back to how it started. Ports stay open. */
  reset: () => Promise<void>;
  /** Closes every port. `fetch` keeps working. */
  close: () => Promise<void>;
}

/** The path under which the API is, as on the real hosts. */
const BASE_PATH = '/wapi';

/** Larger than any picture that WAPI takes, so that the message about its size can be given; the rest is not read. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/**
 * Creates a mock of WAPI: its operations, rules, messages, limits and state, from the spec.
 *
 * @throws Error when an option has a value that is none of its values, or when the spec has a schema that does not compile
 */
export function createMock(options: MockOptions = {}): Mock {
  const { platform = 'tt', rateLimit = true, stateless = false, clock = Date.now } = options;
  requireOptions({ platform, rateLimit, stateless, clock }, options);

  const store = memoryStore();
  const personas = createPersonas(contract, platform);
  const accounts = createAccounts(store, personas, stateless, clock);
  const pictures = createPictures(store);
  const tokens = createTokens(store, clock);
  const hostedPage = createHostedPage({ contract, platform: contract.platforms[platform], accounts, clock });
  const limiter = createRateLimiter(clock, rateLimit);
  const validators = compileValidators(contract, platform);
  const servers = new Set<Listening>();
  let pipeline: Promise<Pipeline> | undefined;

  async function createThePipeline(): Promise<Pipeline> {
    const engine = await createEngine(document);
    return createPipeline({ contract, engine, validators, limiter, platform, environment: 'sandbox', accounts, pictures, tokens, personas, clock });
  }

  async function reset(): Promise<void> {
    await store.clear();
    limiter.reset();
  }

  async function handle(request: MockRequest): Promise<MockResponse> {
    const path = request.url.pathname;
    if (path.startsWith(CONTROL_PATH))
      return answerControl(request, { platform, currency: contract.platforms[platform].currency, personas, accounts, stateless, reset });
    if (path === CHECKOUT_PATH) return hostedPage(request);
    if (path.startsWith(PICTURE_PATH)) return pictures.serve(path);
    if (!path.startsWith(`${BASE_PATH}/`)) {
      return answerFallback(contract.fallbacks.notFound, 404, `the API is under ${BASE_PATH}, the personas under ${CONTROL_PATH}`);
    }
    if (!isDecodable(path)) return answerFallback(contract.fallbacks.notFound, 404, 'the path is not percent-encoded UTF-8');
    // Prism would take the nothing between two slashes for an id.
    if (/\/(?:\/|$)/.test(path)) return answerFallback(contract.fallbacks.notFound, 404, 'a segment of the path is empty');
    pipeline ??= createThePipeline();
    return (await pipeline)(request, path.slice(BASE_PATH.length));
  }

  /** A request may break the mock, but never the process it runs in. */
  async function handleSafely(request: MockRequest): Promise<MockResponse> {
    try {
      return await handle(request);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return json(
        500,
        { message: `The mock itself failed: ${reason}` },
        { 'x-wapi-mock-explain': 'a defect of the mock, not a behaviour of the API' },
      );
    }
  }

  return {
    async fetch(input, init) {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      const { status, headers, body } = await respond(request);
      request.signal.throwIfAborted();
      return new Response(body, { status, headers });
    },
    async listen(port = 0, host = '127.0.0.1') {
      if (!Number.isInteger(port)) throw new Error('listen takes a port number and an address: listen(4010, "127.0.0.1").');
      pipeline ??= createThePipeline();
      await pipeline;
      const server = await startServer({ port, host, basePath: BASE_PATH, maxBodyBytes: MAX_BODY_BYTES, handle: handleSafely, tooLarge });
      servers.add(server);
      return server;
    },
    reset,
    async close() {
      await Promise.all([...servers].map((server) => server.close()));
      servers.clear();
    },
  };

  async function respond(request: Request): Promise<MockResponse> {
    try {
      const body = request.body === null ? new Uint8Array() : await readBody(request.body, MAX_BODY_BYTES);
      return await handleSafely({ method: request.method, url: new URL(request.url), headers: request.headers, body, peer: 'in-process' });
    } catch (error) {
      if (error instanceof BodyTooLargeError) return tooLarge();
      throw error;
    }
  }

  function tooLarge(): MockResponse {
    return answerFallback(contract.fallbacks.payloadTooLarge, 413, `the mock reads ${MAX_BODY_BYTES} bytes of a body`);
  }
}

/** Users of plain JavaScript have no compiler that finds a misspelt option, which would be passed over in silence. */
function requireOptions(values: Required<MockOptions>, given: MockOptions): void {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(values, name));
  if (unknown !== undefined) throw new Error(`createMock has no option ${unknown}: it has ${Object.keys(values).join(', ')}.`);
  if (!platforms.includes(values.platform)) throw new Error(`The platform ${String(values.platform)} is none of ${platforms.join(', ')}.`);
  for (const name of ['rateLimit', 'stateless'] as const) {
    if (typeof values[name] !== 'boolean') throw new Error(`The option ${name} of createMock is true or false.`);
  }
  if (typeof values.clock !== 'function') throw new Error('The option clock of createMock is a function.');
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
