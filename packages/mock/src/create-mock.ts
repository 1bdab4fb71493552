import { contract, document, type OpenApiDocument } from '@wapi/types';
import { renderFallback } from './pipeline/render-response.js';
import { createExamples, type Examples } from './spec/examples.js';
import { readPrebuiltExamples } from './spec/prebuilt-examples.js';
import type { Faults } from './pipeline/faults.js';
import { createFetch } from './http/fetch-handler.js';
import type { Listening } from './http/listen.js';
import { loadDocument, type LoadedSpec, loadSpec, readDocument } from './spec/loaded-spec.js';
import { type ResolvedOptions, type MockOptions, resolveOptions } from './options.js';
import { redisBackend } from './state/redis/redis-backend.js';
import { startServer } from './http/server.js';
import { type Backend, memoryBackend } from './state/backend.js';
import type { LoggedRequest } from './recording/request-log.js';
import { createNamespaces, isNamespace, NAMESPACE_HEADER } from './namespaces.js';
import { BASE_PATH } from './http/paths.js';
import { isMockError, OptionError, SpecError } from './mock-error.js';

export type { Fault, Faults } from './pipeline/faults.js';
export type { MockOptions } from './options.js';
export type { Seed, SeedAccount } from './state/seed.js';
export type { LoggedRequest as SpiedRequest } from './recording/request-log.js';
export type { ScheduledStatus } from './webhooks/webhooks.js';
export type { Listening } from './http/listen.js';

/** What belongs to the requests of one namespace, for tests that run side by side. */
export type Namespace = Pick<Mock, 'fetch' | 'requests' | 'faults' | 'reset'>;

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
   * @throws Error when the store cannot be reached
   */
  listen: (port?: number, host?: string) => Promise<Listening>;
  /** The latest thousand requests, the first of them first, whichever namespace they named. Empty where the option `requestLog` is false. */
  readonly requests: readonly LoggedRequest[];
  /** Makes calls go wrong, of requests that name no namespace. */
  faults: Pick<Faults, 'set' | 'clear'>;
  /**
   * The same for requests that name a namespace: its `fetch` names it for them, its `requests` are among the latest thousand of the mock, and its
   * `reset` leaves everybody else's alone.
   *
   * @param name 1 to 64 letters, digits, dots, hyphens and underscores
   * @throws Error when the name is none
   */
  namespace: (name: string) => Namespace;
  /**
   * Puts every persona, token, picture and limit back to how it started, and forgets namespaces, requests, faults and webhooks. Ports stay open.
   *
   * @throws Error when the store cannot be reached
   */
  reset: () => Promise<void>;
  /**
   * Answers by another bundled spec from now on. Tokens, pictures, limits and whatever requests have changed stay as they are, in every
   * namespace, and what has begun is answered by the spec before. Accounts that no request has touched start as the new spec says.
   *
   * @throws ContractError saying what is wrong with the spec, and where; the one before then stays
   */
  reload: (spec: OpenApiDocument) => Promise<void>;
  /** Closes every port, and ends the schedules and deliveries that are on their way, and the connection to a store. `fetch` keeps working. */
  close: () => Promise<void>;
}

/** Larger than any picture that WAPI takes, so that the message about its size can be given; the rest is not read. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** All mocks of the spec that this package was built from have the same answers. */
let builtInEngine: Examples | undefined;

function openBackend({ store, onStoreChange, platform, clock, rateLimit }: ResolvedOptions): Backend {
  return store === undefined
    ? memoryBackend(clock, rateLimit)
    : redisBackend(store, platform, clock, rateLimit, onStoreChange);
}

function loadInitialSpec(options: ResolvedOptions): LoadedSpec {
  const { spec } = options;
  if (spec !== undefined) {
    try {
      return loadSpec(readDocument(spec), createExamples(spec), options);
    } catch (error) {
      // The seed is read with the spec, and its errors name it already.
      if (isMockError(error)) throw error;
      throw new SpecError(error instanceof Error ? error.message : String(error), { cause: error });
    }
  }
  return loadSpec(contract, (builtInEngine ??= createExamples(document, readPrebuiltExamples())), options);
}

/**
 * Creates a mock of WAPI: its operations, rules, messages, limits and state, from the spec.
 *
 * @throws {OptionError} if an option has a wrong value
 * @throws {SpecError} if the spec cannot be used, for example because a schema does not compile
 * @throws {SeedError} if the seed cannot be used
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
    renderFallback(spec.contract.fallbacks.payloadTooLarge, 413, `the mock reads ${MAX_BODY_BYTES} bytes of a body`);
  const servers = new Set<Listening>();

  async function switchSpec(changed: OpenApiDocument): Promise<void> {
    const loaded = await loadDocument(changed, known);
    known.recorder?.learn(loaded.contract);
    spec = loaded;
  }

  const fetchInProcess = createFetch({ maxBodyBytes: MAX_BODY_BYTES, handle, tooLarge });

  return {
    fetch: fetchInProcess,
    async listen(port = 0, host = '127.0.0.1') {
      if (!Number.isInteger(port))
        throw new OptionError('listen takes a port number and an address: listen(4010, "127.0.0.1").');
      await Promise.all([spec.examples.ready(), backend.ready()]);
      const server = await startServer({
        port,
        host,
        basePath: BASE_PATH,
        maxBodyBytes: MAX_BODY_BYTES,
        handle,
        tooLarge,
      });
      servers.add(server);
      return server;
    },
    get requests() {
      return namespaces.requestLog?.requests ?? [];
    },
    faults: namespaces.main.faults,
    namespace(name) {
      if (!isNamespace(name))
        throw new OptionError('A namespace has 1 to 64 letters, digits, dots, hyphens and underscores.');
      return {
        fetch(input, init) {
          const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
          headers.set(NAMESPACE_HEADER, name);

          return fetchInProcess(input, { ...init, headers });
        },
        get requests() {
          return namespaces.requestLog?.requests.filter(({ namespace }) => namespace === name) ?? [];
        },
        faults: {
          set: (operation, fault) => namespaces.getNamespace(name).faults.set(operation, fault),
          clear: (operation) => namespaces.getNamespace(name).faults.clear(operation),
        },
        async reset() {
          namespaces.requestLog?.forget(name);
          await namespaces.getNamespace(name).reset();
        },
      };
    },
    reset,
    reload(changed) {
      // One after the other, so that the latest is what stays.
      const reloaded = reloads.then(() => switchSpec(changed));
      reloads = reloaded.catch(() => undefined);
      return reloaded;
    },
    async close() {
      namespaces.stop();
      await Promise.all([...servers].map((server) => server.close()));
      servers.clear();
      await backend.close();
    },
  };
}
