import { headersOf, type WebhookEvent } from './event.js';

/** Where events are sent. */
export interface Endpoint {
  id: string;
  url: string;
  /** What its events are signed with. */
  secret: string;
  /** The account whose events it gets; absent for those of all accounts. */
  accountNumber?: string;
  /** The names of the events it gets; absent for all. */
  events?: readonly string[];
}

/** One try to deliver an event. */
export interface Attempt {
  /** Milliseconds since 1970. */
  at: number;
  /** The status that the endpoint answered with. */
  status?: number;
  /** Why it did not answer. */
  error?: string;
}

/** An event on its way to an endpoint. */
export interface Delivery {
  /** The event's id. */
  id: string;
  event: string;
  endpoint: string;
  state: 'pending' | 'delivered' | 'given up';
  attempts: Attempt[];
}

/** The deliveries of one mock. */
export interface Deliveries {
  /** Sends an event until the endpoint takes it, or the retries are used up. Returns at once. */
  send(endpoint: Endpoint, event: WebhookEvent): void;
  /** The latest first. */
  list(): readonly Delivery[];
  /** Gives up what is on its way, and forgets everything. */
  stop(): void;
}

/** How long an endpoint may take to answer, in milliseconds. */
const TIMEOUT_MS = 10_000;
/** How many deliveries are remembered. */
const MAX_REMEMBERED = 500;

export interface DeliveryOptions {
  fetch: typeof fetch;
  /** Milliseconds since 1970. */
  clock: () => number;
  /** How long to wait before each retry, in seconds. */
  retryDelays: readonly number[];
}

/** Creates the deliveries of a mock. An event that is sent again is the same to the byte, but for the header with the time. */
export function createDeliveries({ fetch: send, clock, retryDelays }: DeliveryOptions): Deliveries {
  let remembered: Delivery[] = [];
  const timers = new Set<NodeJS.Timeout>();

  async function attempt({ url, secret }: Endpoint, event: WebhookEvent): Promise<Attempt> {
    const at = clock();
    try {
      const response = await send(url, {
        method: 'POST',
        headers: headersOf(event, secret, at),
        body: event.body,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.body?.cancel();
      return { at, status: response.status };
    } catch (error) {
      return { at, error: error instanceof Error ? reasonOf(error) : String(error) };
    }
  }

  async function deliver(delivery: Delivery, endpoint: Endpoint, event: WebhookEvent): Promise<void> {
    const done = await attempt(endpoint, event);
    delivery.attempts.push(done);
    const delay = retryDelays[delivery.attempts.length - 1];
    if (done.status !== undefined && done.status >= 200 && done.status < 300) delivery.state = 'delivered';
    else if (delay === undefined || !remembered.includes(delivery)) delivery.state = 'given up';
    else schedule(delay * 1000, () => void deliver(delivery, endpoint, event));
  }

  function schedule(milliseconds: number, run: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, milliseconds);
    // A retry must not keep a process alive that has nothing else to do.
    timer.unref();
    timers.add(timer);
  }

  return {
    send(endpoint, event) {
      const delivery: Delivery = {
        id: event.id,
        event: event.webhook.event,
        endpoint: endpoint.id,
        state: 'pending',
        attempts: [],
      };
      remembered = [delivery, ...remembered.slice(0, MAX_REMEMBERED - 1)];
      void deliver(delivery, endpoint, event);
    },
    list: () => remembered,
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      remembered = [];
    },
  };
}

/** `fetch` hides why it failed behind "fetch failed". */
function reasonOf({ message, cause }: Error): string {
  return cause instanceof Error ? cause.message : message;
}
