import { inspect } from 'node:util';
import { contract, document, type OpenApiDocument } from '@wapi/types';
import { renderFallback } from './pipeline/render-response.js';
import { createExamples, type Examples } from './spec/examples.js';
import { prebuiltExamples } from './generated/examples.js';
import type { Faults } from './pipeline/faults.js';
import { createFetch } from './http/fetch-handler.js';
import type { Listening } from './http/listen.js';
import { loadDocument, type LoadedSpec, loadSpec, readDocument } from './spec/loaded-spec.js';
import { type ResolvedOptions, type MockOptions, resolveOptions } from './options.js';
import { redisBackend } from './state/redis/redis-backend.js';
import { startServer, type TlsFiles } from './http/server.js';
import type { MockClock } from './state/clock.js';
import type { SavedState } from './state/saved-state.js';
import { type Backend, memoryBackend } from './state/backend.js';
import type { LoggedRequest } from './recording/request-log.js';
import { createNamespaces, isNamespace, NAMESPACE_RULE } from './namespaces.js';
import { NAMESPACE_HEADER } from './http/namespace-header.js';
import { MAX_BODY_BYTES } from './http/body-limit.js';
import { BASE_PATH } from './http/paths.js';
import { errorMessage, isMockError, OptionError, SpecError } from './mock-error.js';

export type { Fault } from './pipeline/fault.js';
export type { Faults } from './pipeline/faults.js';
export type { MockOptions } from './options.js';
export type { SavedState } from './state/saved-state.js';
export type { SeedCard, SeedTransaction, SeedWithdrawal } from './state/seeded-history.js';
export type { MockClock } from './state/clock.js';
export type { Seed, SeedAccount } from './state/seed.js';
export type { LoggedRequest } from './recording/request-log.js';
export type { ScheduledStatus } from './webhooks/webhooks.js';
export type { Listening } from './http/listen.js';

/** One isolated state of a mock, for tests that run in parallel. */
export type Namespace = Pick<Mock, 'fetch' | 'requests' | 'clock' | 'faults' | 'saveState' | 'loadState' | 'reset'>;

/** A running mock. */
export interface Mock {
  /**
   * Handles a request in process, without a port. Takes the same arguments as the global `fetch` and ignores the URL's
   * host.
   *
   * @example
   * const response = await mock.fetch('https://ttsb.wipayfinancial.com/wapi/user', { headers: { 'X-WAPI-Key': key } });
   */
  fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>;
  /**
   * Listens on a port.
   *
   * @param port 0, the default, selects a free port
   * @param host `127.0.0.1` by default
   * @param tls certificate and key in PEM, for HTTPS
   * @throws {OptionError} if the port, the certificate or its key is invalid
   * @throws the `EADDRINUSE` error from `node:http` if the port is in use
   * @throws {StoreError} if the store cannot be reached
   * @example
   * const { url, close } = await mock.listen(4010);
   */
  listen: (port?: number, host?: string, tls?: TlsFiles) => Promise<Listening>;
  /** The last 1000 requests of all namespaces, oldest first. Empty if the option `requestLog` is false. */
  readonly requests: readonly LoggedRequest[];
  /** The clock of requests that name no namespace. A reset restores the option `clock`. */
  clock: MockClock;
  /** Faults for requests that name no namespace. */
  faults: Omit<Faults, 'apply'>;
  /**
   * Selects a namespace. Its `fetch` adds the namespace's name to each request. Its `requests` lists only requests with
   * this name, from the mock's last 1000. Its `reset` affects no other namespace.
   *
   * @param name 1 to 64 letters, digits, dots, hyphens or underscores
   * @throws {OptionError} if the name has a different form
   */
  namespace: (name: string) => Namespace;
  /**
   * Restores the initial state: resets personas, tokens, pictures and rate limits, and deletes namespaces, logged
   * requests, faults and webhooks. Ports stay open.
   *
   * @throws {StoreError} if the store cannot be reached
   */
  reset: () => Promise<void>;
  /**
   * Copies the state of the requests that name no namespace, as plain JSON data.
   *
   * @throws {StoreError} if the store cannot be reached
   */
  saveState: () => Promise<SavedState>;
  /**
   * Replaces the state with a state that a mock of the same platform has saved. Ends unfinished requests, as a reset
   * does. Load the state only into a mock with the same seed.
   *
   * @throws {OptionError} if `state` is not a saved state of the platform
   * @throws {StoreError} if the store cannot be reached
   * @example
   * const afterSetup = await mock.saveState();
   * beforeEach(() => mock.loadState(afterSetup));
   */
  loadState: (state: SavedState) => Promise<void>;
  /**
   * Switches to another bundled spec. Every namespace preserves its tokens, pictures, rate limits and changed accounts.
   * Requests that have already begun finish with the old spec. Accounts that no request has used yet start with the
   * data of the new spec.
   *
   * @throws {ContractError} if the spec cannot be used; the message says what is wrong and where, and the old spec
   * stays in use
   */
  reload: (spec: OpenApiDocument) => Promise<void>;
  /**
   * Closes all ports and the connection to the store. Cancels schedules, webhook deliveries and requests that a fault
   * still delays. `fetch` keeps working.
   */
  close: () => Promise<void>;
}

/** The examples that all mocks with the built-in spec share. */
let builtInEngine: Examples | undefined;

function requirePort(port: number): void {
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new OptionError(
      `listen: "port" must be an integer from 0 to 65535, received ${inspect(port)}. ` +
        'Example: listen(4010, "127.0.0.1").',
    );
}

const TLS_RULE = 'listen: "tls" must be a certificate and its key in PEM';

function requireTls(tls: Partial<TlsFiles> | null | undefined): void {
  if (tls !== undefined && !(tls?.cert && tls.key))
    throw new OptionError(`${TLS_RULE}. Example: listen(0, "localhost", { cert, key }).`);
}

/** Rethrows the error of a server. Names the option if the certificate or its key is invalid. */
function explainTls(error: unknown, tls: TlsFiles | undefined): never {
  // Errors of the network have a system call.
  if (tls === undefined || (error instanceof Error && 'syscall' in error)) throw error;
  throw new OptionError(`${TLS_RULE}: ${errorMessage(error)}`, { cause: error });
}

function openBackend({ store, onStoreChange, platform, rateLimit }: ResolvedOptions): Backend {
  return store === undefined ? memoryBackend(rateLimit) : redisBackend(store, platform, rateLimit, onStoreChange);
}

function loadInitialSpec(options: ResolvedOptions): LoadedSpec {
  const { spec } = options;
  if (spec !== undefined) {
    try {
      const own = readDocument(spec);
      return loadSpec(own, createExamples(spec, own), options);
    } catch (error) {
      // Rethrow errors about the seed unchanged. They can occur here, because the seed is read together with the spec.
      if (isMockError(error)) throw error;
      throw new SpecError(errorMessage(error), { cause: error });
    }
  }
  return loadSpec(contract, (builtInEngine ??= createExamples(document, contract, prebuiltExamples)), options);
}

/**
 * Creates a WAPI mock that has state and follows the spec's operations, rules, messages and rate limits.
 *
 * @throws {OptionError} if an option is unknown or has an invalid value
 * @throws {SpecError} if the spec cannot be used, for example because a schema does not compile
 * @throws {SeedError} if the seed cannot be used
 * @example
 * const mock = createMock({ platform: 'jm' });
 * const response = await mock.fetch('https://jmsb.wipayfinancial.com/wapi/user', { headers: { 'X-WAPI-Key': key } });
 */
export function createMock(options: MockOptions = {}): Mock {
  const known = resolveOptions(options);
  let spec = loadInitialSpec(known);
  known.recorder?.learn(spec.contract);
  let reloads: Promise<void> = Promise.resolve();
  const backend = openBackend(known);
  const namespaces = createNamespaces({ options: known, backend, spec: () => spec });
  const { handle, reset } = namespaces;
  const tooLarge = () =>
    renderFallback(
      spec.contract.fallbacks.payloadTooLarge,
      413,
      `the mock reads at most ${MAX_BODY_BYTES} bytes of a body`,
    );
  const servers = new Set<Listening>();

  async function switchSpec(changed: OpenApiDocument): Promise<void> {
    const loaded = await loadDocument(changed, known);
    known.recorder?.learn(loaded.contract);
    spec = loaded;
  }

  const fetchInProcess = createFetch({ maxBodyBytes: MAX_BODY_BYTES, handle, tooLarge });

  return {
    fetch: fetchInProcess,
    async listen(port = 0, host = '127.0.0.1', tls = undefined) {
      requirePort(port);
      requireTls(tls);
      await Promise.all([spec.examples.ready(), backend.ready()]);
      const server = await startServer({
        port,
        host,
        basePath: BASE_PATH,
        maxBodyBytes: MAX_BODY_BYTES,
        handle,
        tooLarge,
        tls,
      }).catch((error: unknown) => explainTls(error, tls));
      servers.add(server);
      return server;
    },
    get requests() {
      return namespaces.requestLog?.requests ?? [];
    },
    clock: namespaces.main.clock,
    faults: namespaces.main.faults,
    saveState: () => namespaces.main.saveState(),
    loadState: (state) => namespaces.main.loadState(state),
    namespace(name) {
      if (!isNamespace(name))
        throw new OptionError(`namespace: "name" must be ${NAMESPACE_RULE}, received ${inspect(name)}.`);
      return {
        fetch(input, init) {
          const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
          headers.set(NAMESPACE_HEADER, name);

          return fetchInProcess(input, { ...init, headers });
        },
        get requests() {
          return namespaces.requestLog?.requests.filter(({ namespace }) => namespace === name) ?? [];
        },
        clock: {
          now: () => namespaces.getNamespace(name).clock.now(),
          advance: (seconds) => namespaces.getNamespace(name).clock.advance(seconds),
          set: (time) => namespaces.getNamespace(name).clock.set(time),
        },
        faults: {
          set: (operation, fault) => namespaces.getNamespace(name).faults.set(operation, fault),
          clear: (operation) => namespaces.getNamespace(name).faults.clear(operation),
          list: () => namespaces.getNamespace(name).faults.list(),
        },
        saveState: () => namespaces.getNamespace(name).saveState(),
        loadState: (state) => namespaces.getNamespace(name).loadState(state),
        reset: () => namespaces.getNamespace(name).reset(),
      };
    },
    reset,
    reload(changed) {
      // Run reloads one after the other, so that the last call wins.
      const reloaded = reloads.then(() => switchSpec(changed));
      reloads = reloaded.catch(() => undefined);
      return reloaded;
    },
    async close() {
      namespaces.stop();
      await Promise.all([...servers].map((server) => server.close()));
      servers.clear();
      namespaces.endPauses('the mock was closed');
      await backend.close();
    },
  };
}
