import { json, type MockResponse } from './http/mock-response.js';
import { CHECKOUT_PATH } from './hosted-page/checkout-url.js';
import { allowOrigin } from './http/cross-origin.js';
import { type MockRequest, NAMESPACE_PARAMETER } from './http/mock-request.js';
import type { TrafficListener } from './recording/recorder.js';
import { createRequestLog, type RequestLog } from './recording/request-log.js';
import { PICTURE_PATH } from './state/pictures.js';
import { createNamespace, type NamespaceState, type NamespaceDeps } from './namespace.js';
import { nextMoment } from './http/moment.js';
import { NAMESPACE_HEADER } from './http/namespace-header.js';
import { CONTROL_PATH } from './http/paths.js';

const NAMESPACE = /^[\w.-]{1,64}$/;

/** The rule for namespace names, as error messages state it. */
export const NAMESPACE_RULE = '1 to 64 letters, digits, dots, hyphens or underscores';

/** Whether a value is a valid namespace name. */
export const isNamespace = (name: unknown): boolean => typeof name === 'string' && NAMESPACE.test(name);

/** The maximum number of named namespaces in memory. A new namespace replaces the least recently used one. */
const MAX_NAMESPACES = 1000;

/** The namespaces of one mock. Each is isolated from the others. */
export interface Namespaces {
  handle: (request: MockRequest) => Promise<MockResponse>;
  /** The namespace for requests that do not name one. */
  main: NamespaceState;
  /** Returns a namespace. Creates the namespace on first use, and again if newer namespaces have displaced it. */
  getNamespace: (namespace: string) => NamespaceState;
  /** The requests of all namespaces; undefined if they are not logged. */
  requestLog: RequestLog | undefined;
  /** Resets the main namespace and deletes all others. */
  reset: () => Promise<void>;
  /** Cancels the schedules and webhook deliveries of all namespaces. */
  stop: () => void;
  /** In all namespaces, ends the requests that a fault delays. */
  endPauses: (reason: string) => void;
}

/** Creates the main namespace at once, and each named namespace on first use. */
export function createNamespaces(options: Omit<NamespaceDeps, 'requestLog'>): Namespaces {
  const { clock, recorder, requestLog: isLogging } = options.options;
  const requestLog = isLogging ? createRequestLog() : undefined;
  const deps: NamespaceDeps = { ...options, requestLog };
  const main = createNamespace(deps, '');
  const named = new Map<string, NamespaceState>();
  let resetAt = 0;

  function getNamespace(namespace: string): NamespaceState {
    if (namespace === '') return main;
    const state = named.get(namespace) ?? createNamespace(deps, namespace, resetAt);
    named.delete(namespace);
    named.set(namespace, state);
    for (const [name, oldest] of named) {
      if (named.size <= MAX_NAMESPACES) break;
      oldest.stop();
      named.delete(name);
    }
    return state;
  }

  function handle(request: MockRequest): Promise<MockResponse> | MockResponse {
    const namespace = namespaceOf(request);
    if (namespace !== '' && !isNamespace(namespace)) {
      return json(400, {
        message: `${NAMESPACE_HEADER} must be ${NAMESPACE_RULE}, received ${JSON.stringify(namespace)}.`,
      });
    }
    request.namespace = namespace;
    return getNamespace(namespace).handle(request);
  }

  function isCurrent(request: MockRequest): boolean {
    return getNamespace(isNamespace(request.namespace) ? request.namespace : '').isCurrent(request);
  }

  async function handleRecorded(request: MockRequest, by: TrafficListener): Promise<MockResponse> {
    const startedAt = clock();
    const start = performance.now();
    const response = await handle(request);
    if (!request.path.startsWith(CONTROL_PATH) && isCurrent(request))
      by.note(request, response, startedAt, performance.now() - start);
    return response;
  }

  function stop(): void {
    for (const state of [main, ...named.values()]) state.stop();
  }

  return {
    async handle(request) {
      const response = await (recorder === undefined ? handle(request) : handleRecorded(request, recorder));
      if (request.path.startsWith(CONTROL_PATH)) return response;
      allowOrigin(response, request.header('origin'));
      if (isCurrent(request)) requestLog?.note(request, response);
      return response;
    },
    main,
    getNamespace,
    requestLog,
    async reset() {
      resetAt = nextMoment();
      const before = [...named.values()];
      named.clear();
      requestLog?.forget();
      for (const state of before) state.abandon();
      await main.reset();
      await deps.backend.clear();
    },
    stop,
    endPauses(reason) {
      for (const state of [main, ...named.values()]) state.endPauses(reason);
    },
  };
}

/**
 * Reads the namespace's header. For URLs that the mock creates, also reads the query, because a browser that opens such
 * a URL sends no header.
 */
function namespaceOf({ header, path, query }: MockRequest): string {
  const inHeader = header(NAMESPACE_HEADER);
  if (inHeader !== undefined) return inHeader;
  const isGiven = path === CHECKOUT_PATH || path.startsWith(PICTURE_PATH);
  return isGiven ? (new URLSearchParams(query).get(NAMESPACE_PARAMETER) ?? '') : '';
}
