import { json, type MockResponse } from './http/mock-response.js';
import { CHECKOUT_PATH } from './hosted-page/checkout-url.js';
import { type MockRequest, NAMESPACE_PARAMETER } from './http/mock-request.js';
import type { Recorder } from './recording/recorder.js';
import { createRequestLog, type RequestLog } from './recording/request-log.js';
import { PICTURE_PATH } from './state/pictures.js';
import { createNamespace, type NamespaceState, type NamespaceDeps } from './namespace.js';
import { BASE_PATH } from './http/paths.js';

/** Names the namespace that a request belongs to. */
export const NAMESPACE_HEADER = 'x-wapi-mock-namespace';
const NAMESPACE = /^[\w.-]{1,64}$/;

/** Whether a text can name a namespace. */
export const isNamespace = (name: unknown): boolean => typeof name === 'string' && NAMESPACE.test(name);

/** How many named namespaces there can be. The one that was not used for the longest time gives way to a new one. */
const MAX_NAMESPACES = 1000;

/** The namespaces of one mock, which know nothing of each other. */
export interface Namespaces {
  handle: (request: MockRequest) => Promise<MockResponse>;
  /** The state of requests that name none. */
  main: NamespaceState;
  /** The state of a namespace as it is now; one that gave way is another one when it is named again. */
  getNamespace: (namespace: string) => NamespaceState;
  /** What all namespaces were asked; undefined where that is not remembered. */
  requestLog: RequestLog | undefined;
  /** Puts the main namespace back to how it started, and forgets all others. */
  reset: () => Promise<void>;
  /** Ends what would happen by itself in any of them. */
  stop: () => void;
}

/** Creates the namespaces of a mock: the main one, and each of the others when it is first named. */
export function createNamespaces(deps: NamespaceDeps): Namespaces {
  const main = createNamespace(deps, '');
  const named = new Map<string, NamespaceState>();
  const { clock, recorder, requestLog: isLogging } = deps.options;
  const requestLog = isLogging ? createRequestLog() : undefined;

  function getNamespace(namespace: string): NamespaceState {
    if (namespace === '') return main;
    const state = named.get(namespace) ?? createNamespace(deps, namespace);
    named.delete(namespace);
    named.set(namespace, state);
    for (const [name, oldest] of named) {
      if (named.size <= MAX_NAMESPACES) break;
      oldest.stop();
      named.delete(name);
    }
    return state;
  }

  async function handle(request: MockRequest): Promise<MockResponse> {
    const namespace = namespaceOf(request);
    if (namespace !== '' && !isNamespace(namespace)) {
      return json(400, {
        message: `A namespace has 1 to 64 letters, digits, dots, hyphens and underscores: send ${NAMESPACE_HEADER} as such.`,
      });
    }
    request.namespace = namespace;
    return getNamespace(namespace).handle(request);
  }

  async function handleRecorded(request: MockRequest, by: Recorder): Promise<MockResponse> {
    const startedAt = clock();
    const start = performance.now();
    const response = await handle(request);
    if (request.path.startsWith(`${BASE_PATH}/`)) by.note(request, response, startedAt, performance.now() - start);
    return response;
  }

  function stop(): void {
    for (const state of [main, ...named.values()]) state.stop();
  }

  return {
    async handle(request) {
      const response = recorder === undefined ? await handle(request) : await handleRecorded(request, recorder);
      requestLog?.note(request, response);
      return response;
    },
    main,
    getNamespace,
    requestLog,
    async reset() {
      stop();
      named.clear();
      requestLog?.forget();
      await main.reset();
      await deps.backend.clear();
    },
    stop,
  };
}

/** A browser that opens an address which the mock gave sends no header. */
function namespaceOf({ header, path, query }: MockRequest): string {
  const inHeader = header(NAMESPACE_HEADER);
  if (inHeader !== undefined) return inHeader;
  const isGiven = path === CHECKOUT_PATH || path.startsWith(PICTURE_PATH);
  return isGiven ? (new URLSearchParams(query).get(NAMESPACE_PARAMETER) ?? '') : '';
}
