import { STATUS_CODES } from 'node:http';
import { withoutTrailingSlash } from '@wapi/validation';
import { json, type MockResponse } from './http/mock-response.js';
import { renderFallback } from './pipeline/render-response.js';
import { respondToControl } from './control/control.js';
import { allowedMethods, isPreflight, respondToPreflight } from './http/cross-origin.js';
import { createFaults, type Faults } from './pipeline/faults.js';
import { CHECKOUT_PATH } from './hosted-page/checkout-url.js';
import { createHostedPage } from './hosted-page/hosted-page.js';
import type { LoadedSpec } from './spec/loaded-spec.js';
import type { ResolvedOptions } from './options.js';
import { respondToOverview } from './overview/respond-to-overview.js';
import { createPipeline } from './pipeline/pipeline.js';
import { RequestEndedError } from './http/ended-error.js';
import type { MockRequest } from './http/mock-request.js';
import { nextMoment } from './http/moment.js';
import { CLIENT_GONE, createPauses } from './http/pauses.js';
import type { RequestLog } from './recording/request-log.js';
import { createAccounts } from './state/accounts.js';
import type { Backend } from './state/backend.js';
import { createOffsetClock, type MockClock, requireTime } from './state/clock.js';
import { createPictures, PICTURE_PATH } from './state/pictures.js';
import { requireSavedState, type SavedState } from './state/saved-state.js';
import { StoreError } from './state/store.js';
import { createTokens } from './state/tokens.js';
import { createWebhooks } from './webhooks/webhooks.js';
import { errorMessage, OptionError } from './mock-error.js';
import { EXPLAIN_HEADER } from './http/explain-header.js';
import { BASE_PATH, CONTROL_PATH, isApiPath } from './http/paths.js';

/** The dependencies that all namespaces of a mock share. */
export interface NamespaceDeps {
  /** The current spec. */
  spec: () => LoadedSpec;
  options: ResolvedOptions;
  backend: Backend;
  /** The request log; undefined if requests are not logged. */
  requestLog: RequestLog | undefined;
}

const AT_BASE = 'the mock is ready; the API has no operation here';
/** Control paths that respond while the store is unavailable. */
const WITHOUT_STORE = new RegExp(`^${CONTROL_PATH}(?!/(?:clock|state)$)`);
const RESET = 'the mock was reset';

type Handler = (request: MockRequest) => Promise<MockResponse> | MockResponse;

/** The isolated state of one namespace, and the handler for its requests. */
export interface NamespaceState {
  handle: (request: MockRequest) => Promise<MockResponse>;
  clock: MockClock;
  faults: Faults;
  saveState: () => Promise<SavedState>;
  loadState: (state: SavedState) => Promise<void>;
  /** True unless the state has been reset since the request arrived. */
  isCurrent: (request: MockRequest) => boolean;
  /** Restores the initial state. Ends requests that arrived earlier and have not been executed yet. */
  reset: () => Promise<void>;
  /** Ends requests that have not been executed yet, and all background work. */
  abandon: () => void;
  /** Cancels schedules and webhook deliveries. */
  stop: () => void;
  /** Ends the requests that a fault delays. */
  endPauses: (reason: string) => void;
}

/**
 * Creates a namespace. The namespace starts with the initial personas, unless the store already contains its state.
 *
 * @param lastReset the moment of the last reset, from `nextMoment`
 */
export function createNamespace(deps: NamespaceDeps, namespace: string, lastReset = 0): NamespaceState {
  const { spec, options } = deps;
  const { platform, stateless } = options;
  const offsetClock = createOffsetClock(
    options.clock,
    async (offset, milliseconds) => {
      await shared?.setClockOffset(offset);
      await limiter.clockMoved(milliseconds);
    },
    (milliseconds) => webhooks.clockMoved(milliseconds),
  );
  const clock = offsetClock.time;
  const { store, limiter, shared } = deps.backend.open(namespace, clock);
  let resetAt = lastReset;
  const pauses = createPauses();
  const accounts = createAccounts(store, spec().personas, stateless, clock);
  const pictures = createPictures(store);
  const tokens = createTokens(store, clock);
  const faults = createFaults({ spec, pauses, limiter, clock });
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

  function isCurrent({ arrival }: MockRequest): boolean {
    return arrival > resetAt;
  }

  function requireUnderWay(request: MockRequest): void {
    if (request.client.isGone()) throw new RequestEndedError(CLIENT_GONE);
    if (!isCurrent(request)) throw new RequestEndedError(RESET);
  }

  async function requireCurrent(request: MockRequest): Promise<void> {
    requireUnderWay(request);
    if (request.epoch !== undefined && request.epoch !== (await shared?.read())?.epoch)
      throw new RequestEndedError(RESET);
  }

  function abandon(): void {
    resetAt = nextMoment();
    webhooks.stop();
    pauses.endAll(RESET);
  }

  async function reset(): Promise<void> {
    abandon();
    deps.requestLog?.forget(namespace);
    await store.clear();
    limiter.reset();
    faults.clear();
    offsetClock.adopt(0);
  }

  const saveState = async (): Promise<SavedState> => ({
    format: 1,
    platform,
    clockOffset: offsetClock.offset(),
    ...(await store.save()),
  });

  async function loadState(state: SavedState): Promise<void> {
    requireSavedState(state, platform);
    requireTime(options.clock() + state.clockOffset);
    if (stateless) throw new OptionError('state: a stateless mock cannot load a state.');
    abandon();
    limiter.reset();
    await store.load(state);
    await offsetClock.set(options.clock() + state.clockOffset);
  }

  /** Creates a handler for one spec. The state outlives the handler if the mock switches to another spec. */
  function handlerOf({ contract, examples, route, validators, personas }: LoadedSpec): Handler {
    const info = contract.platforms[platform];
    const hostedPage = createHostedPage({ contract, platform: info, accounts, clock });
    const guards = { requireCurrent, isCurrent };
    const byContract = { contract, examples, route, validators, personas, platform, environment: 'sandbox' } as const;
    const pipeline = createPipeline({
      ...byContract,
      clock,
      limiter,
      accounts,
      pictures,
      tokens,
      webhooks,
      faults,
      ...guards,
    });
    const control = {
      contract,
      platform,
      currency: info.currency,
      personas,
      accounts,
      webhooks,
      clock: offsetClock,
      faults,
      stateless,
      saveState,
      loadState,
      requestLog: deps.requestLog,
      pauses,
      reset,
    };

    const overview = {
      contract,
      accounts,
      webhooks,
      requests: () => deps.requestLog?.requests.filter((logged) => logged.namespace === namespace),
    };

    function handleApi(request: MockRequest): Promise<MockResponse> | MockResponse {
      const path = withoutTrailingSlash(request.path.slice(BASE_PATH.length));
      if (request.method !== 'OPTIONS') return pipeline(request, path);
      const found = route('OPTIONS', path);
      if (found.operation !== undefined) return pipeline(request, path);
      if (isPreflight(request)) return respondToPreflight(request, found.siblings);
      return found.siblings.length > 0
        ? { status: 200, headers: { allow: allowedMethods(found.siblings) }, body: '' }
        : pipeline(request, path);
    }

    /**
     * Responds at two URLs. Tools check the URL that the command prints to see whether the server is ready. People open
     * the origin first in a browser.
     */
    function respondAtBase(request: MockRequest): MockResponse {
      if (isPreflight(request)) return respondToPreflight(request, []);
      if (request.method !== 'GET')
        return json(405, { message: STATUS_CODES[405] }, { allow: 'GET, HEAD', [EXPLAIN_HEADER]: AT_BASE });
      const text =
        `${contract.info.title} ${contract.info.version}, a mock of the platform ${platform}. See ` +
        `${CONTROL_PATH}\n`;
      return {
        status: 200,
        headers: { 'content-type': 'text/plain; charset=utf-8', [EXPLAIN_HEADER]: AT_BASE },
        body: text,
      };
    }

    async function handleControl(request: MockRequest): Promise<MockResponse> {
      return (await respondToOverview(request, overview)) ?? respondToControl(request, control);
    }

    return (request) => {
      const { path } = request;
      if (path === BASE_PATH || path === `${BASE_PATH}/`) return respondAtBase(request);
      if (path === '/' && request.method === 'GET') return respondAtBase(request);
      if (isApiPath(path)) return handleApi(request);
      if (path.startsWith(CONTROL_PATH)) return handleControl(request);
      if (isPreflight(request)) return respondToPreflight(request, []);
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
   * Handles HEAD as GET, because the server omits the body. Turns errors into responses, because a request must never
   * crash the process.
   *
   * @throws {RequestEndedError} if the request was ended, so that it gets no response
   */
  async function handleSafely(request: MockRequest): Promise<MockResponse> {
    try {
      if (!request.path.startsWith(CONTROL_PATH)) requireUnderWay(request);
      if (shared !== undefined && !WITHOUT_STORE.test(request.path)) {
        const { epoch, clockOffset } = await shared.read();
        request.epoch = epoch;
        offsetClock.adopt(clockOffset);
      }
      return await currentHandler()(request.method === 'HEAD' ? { ...request, method: 'GET' } : request);
    } catch (error) {
      if (error instanceof RequestEndedError) throw error;
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

  return {
    handle: handleSafely,
    clock: offsetClock,
    faults,
    isCurrent,
    saveState,
    loadState,
    reset,
    abandon,
    stop: () => webhooks.stop(),
    endPauses: (reason) => pauses.endAll(reason),
  };
}
