import { startBackgroundTimer } from './background-timer.js';
import { headersOf, type WebhookEvent } from './event.js';
import { fetchErrorMessage } from '../mock-error.js';

/** A registered receiver of webhooks. */
export interface Endpoint {
  id: string;
  url: string;
  /** The secret that signs the endpoint's events. */
  secret: string;
  /** The account whose events the endpoint receives; all accounts if absent. */
  accountNumber?: string;
  /** The names of the events that the endpoint receives; all events if absent. */
  events?: readonly string[];
}

/** Whether a value is a URL to which events can be sent. */
export function isHttpUrl(value: unknown): value is string {
  return typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

/** One attempt to deliver an event. */
export interface Attempt {
  /** Milliseconds since 1970. */
  at: number;
  /** The status code of the endpoint's response. */
  status?: number;
  /** Why no response arrived; absent if one did. */
  error?: string;
}

/** The delivery of an event to an endpoint. */
export interface Delivery {
  /** The event's id. */
  id: string;
  event: string;
  endpoint: string;
  state: 'pending' | 'delivered' | 'given up';
  attempts: Attempt[];
}

/** The deliveries of one namespace. */
export interface Deliveries {
  /**
   * Sends an event until the endpoint accepts it or no retry is left.
   *
   * @returns the delivery, after the first attempt
   */
  send(endpoint: Endpoint, event: WebhookEvent): Promise<Delivery>;
  /** Newest first. */
  list(): readonly Delivery[];
  /** Cancels attempts and retries, and deletes all records of deliveries. */
  stop(): void;
}

/** Milliseconds within which an endpoint must respond. */
const TIMEOUT_MS = 10_000;
/** The maximum number of deliveries in the list. */
const MAX_DELIVERIES = 500;

export interface DeliveryOptions {
  fetch: typeof fetch;
  /** Milliseconds since 1970. */
  clock: () => number;
  /** Seconds to wait before each retry. */
  retryDelays: readonly number[];
}

/** Creates the deliveries of a namespace. A retry sends the same bytes, and only the timestamp header changes. */
export function createDeliveries({ fetch: send, clock, retryDelays }: DeliveryOptions): Deliveries {
  let deliveries: Delivery[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let stopped = new AbortController();

  async function attempt({ url, secret }: Endpoint, event: WebhookEvent): Promise<Attempt> {
    const at = clock();
    try {
      const response = await send(url, {
        method: 'POST',
        headers: headersOf(event, secret, at),
        body: event.body,
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), stopped.signal]),
      });
      await response.body?.cancel();
      return { at, status: response.status };
    } catch (error) {
      return { at, error: fetchErrorMessage(error) };
    }
  }

  async function deliver(delivery: Delivery, endpoint: Endpoint, event: WebhookEvent): Promise<void> {
    const done = await attempt(endpoint, event);
    delivery.attempts.push(done);
    const delay = retryDelays[delivery.attempts.length - 1];
    if (done.status !== undefined && done.status >= 200 && done.status < 300) delivery.state = 'delivered';
    else if (delay === undefined || !deliveries.includes(delivery)) delivery.state = 'given up';
    else schedule(delay * 1000, () => void deliver(delivery, endpoint, event));
  }

  function schedule(milliseconds: number, run: () => void): void {
    const timer = startBackgroundTimer(() => {
      timers.delete(timer);
      run();
    }, milliseconds);
    timers.add(timer);
  }

  return {
    async send(endpoint, event) {
      const delivery: Delivery = {
        id: event.id,
        event: event.webhook.event,
        endpoint: endpoint.id,
        state: 'pending',
        attempts: [],
      };
      deliveries = [delivery, ...deliveries.slice(0, MAX_DELIVERIES - 1)];
      await deliver(delivery, endpoint, event);
      return delivery;
    },
    list: () => deliveries,
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      deliveries = [];
      stopped.abort();
      stopped = new AbortController();
    },
  };
}
