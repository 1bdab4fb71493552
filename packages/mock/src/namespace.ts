import { json, type MockResponse } from './http/mock-response.js';
import { renderFallback } from './pipeline/render-response.js';
import { respondToControl } from './control/control.js';
import { allowAnyOrigin, respondToOptions } from './http/cross-origin.js';
import { createFaults, type Faults } from './pipeline/faults.js';
import { CHECKOUT_PATH } from './hosted-page/checkout-url.js';
import { createHostedPage } from './hosted-page/hosted-page.js';
import type { LoadedSpec } from './spec/loaded-spec.js';
import type { ResolvedOptions } from './options.js';
import { respondToOverview } from './overview/respond-to-overview.js';
import { createPipeline } from './pipeline/pipeline.js';
import type { MockRequest } from './http/mock-request.js';
import type { RequestLog } from './recording/request-log.js';
import { createAccounts } from './state/accounts.js';
import type { Backend } from './state/backend.js';
import { createPictures, PICTURE_PATH } from './state/pictures.js';
import { StoreError } from './state/store.js';
import { createTokens } from './state/tokens.js';
import { createWebhooks } from './webhooks/webhooks.js';
import { errorMessage } from './mock-error.js';
import { EXPLAIN_HEADER } from './http/explain-header.js';
import { BASE_PATH, CONTROL_PATH } from './http/paths.js';

/** Shared by all namespaces of a mock. */
export interface NamespaceDeps {
  /** The current spec. */
  spec: () => LoadedSpec;
  options: ResolvedOptions;
  backend: Backend;
  /** Undefined if requests are not logged. */
  requestLog: RequestLog | undefined;
}

type Handler = (request: MockRequest) => Promise<MockResponse>;

/** The isolated state of one namespace, and the handler of its requests. */
export interface NamespaceState {
  handle: Handler;
  faults: Faults;
  /** Restores the initial state. */
  reset: () => Promise<void>;
  /** Cancels schedules and webhook deliveries. */
  stop: () => void;
}

/** Creates a namespace. It starts with the initial personas, unless the store already holds its state. */
export function createNamespace(deps: NamespaceDeps, namespace: string): NamespaceState {
  const { spec, options } = deps;
  const { platform, stateless, clock } = options;
  const { store, limiter } = deps.backend.open(namespace);
  const accounts = createAccounts(store, spec().personas, stateless, clock);
  const pictures = createPictures(store);
  const tokens = createTokens(store, clock);
  const faults = createFaults(spec);
  const { endpoints, ...delivery } = options.webhooks;
  const webhooks = createWebhooks({
    ...delivery,
    initialEndpoints: endpoints,
    spec,
    platform,
    store,
    accounts,
    clock,
    schedule: stateless ? [] : options.withdrawalSchedule,
  });

  async function reset(): Promise<void> {
    webhooks.stop();
    await store.clear();
    limiter.reset();
    faults.clear();
  }

  /** Creates a handler for one spec. The state outlives it if the mock switches to another spec. */
  function handlerOf({ contract, examples, route, validators, personas }: LoadedSpec): Handler {
    const info = contract.platforms[platform];
    const hostedPage = createHostedPage({ contract, platform: info, accounts, clock });
    const byContract = { contract, examples, route, validators, personas, platform, environment: 'sandbox' } as const;
    const pipeline = createPipeline({ ...byContract, clock, limiter, accounts, pictures, tokens, webhooks, faults });
    const control = {
      contract,
      platform,
      currency: info.currency,
      personas,
      accounts,
      webhooks,
      faults,
      stateless,
      reset,
    };

    const overview = {
      contract,
      accounts,
      webhooks,
      requests: () => deps.requestLog?.requests.filter((logged) => logged.namespace === namespace),
    };

    async function handleApi(request: MockRequest): Promise<MockResponse> {
      const path = request.path.slice(BASE_PATH.length);
      if (request.method !== 'OPTIONS') return pipeline(request, path);
      const found = route('OPTIONS', path);
      return found.operation === undefined && found.siblings.length > 0
        ? respondToOptions(request, found.siblings)
        : pipeline(request, path);
    }

    return async (request) => {
      const { path } = request;
      if (path.startsWith(`${BASE_PATH}/`)) {
        const response = await handleApi(request);
        return request.header('origin') === undefined ? response : allowAnyOrigin(response);
      }
      if (path.startsWith(CONTROL_PATH))
        return (await respondToOverview(request, overview)) ?? respondToControl(request, control);
      if (path === CHECKOUT_PATH) return hostedPage(request);
      if (path.startsWith(PICTURE_PATH)) return pictures.serve(path);
      return renderFallback(
        contract.fallbacks.notFound,
        404,
        `the API is under ${BASE_PATH}, the personas under ${CONTROL_PATH}`,
      );
    };
  }

  let by = spec();
  let handle = handlerOf(by);

  /** Returns the handler of the current spec. Each request uses one spec from beginning to end. */
  function currentHandler(): Handler {
    if (by !== spec()) {
      by = spec();
      accounts.replacePersonas(by.personas);
      handle = handlerOf(by);
    }
    return handle;
  }

  /**
   * Handles HEAD as GET; the server leaves out the body. Turns errors into responses, because a request must never
   * crash the process.
   */
  async function handleSafely(request: MockRequest): Promise<MockResponse> {
    try {
      return await currentHandler()(request.method === 'HEAD' ? { ...request, method: 'GET' } : request);
    } catch (error) {
      const reason = errorMessage(error);
      if (error instanceof StoreError)
        return json(
          503,
          { message: reason },
          { [EXPLAIN_HEADER]: 'the mock cannot use its store; the API does not return this', 'retry-after': '1' },
        );
      return json(
        500,
        { message: `The mock itself failed: ${reason}` },
        { [EXPLAIN_HEADER]: 'an error in the mock; the API does not return this' },
      );
    }
  }

  return { handle: handleSafely, faults, reset, stop: () => webhooks.stop() };
}
