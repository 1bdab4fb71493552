import { chargeOnce, memoryChargeJournal, sweepCharges } from '../../src/charges/index.js';
import type { WapiFetch } from '../../src/index.js';
import { memoryPayoutJournal, payOnce, sweepPayouts } from '../../src/payouts/index.js';
import { ownBank } from '../support/bodies.js';
import { verifiedCard } from '../support/calls.js';
import { jsonResponse } from '../support/recording-client.js';
import { createRandom, type Random } from '../support/random.js';
import { observeJournal, openShop, order, type Shop } from './support.js';

const never = new Promise<never>(() => {});
const drop = (): never => {
  throw new TypeError('fetch failed');
};

/** The faults that a request for a charge or a payout can have. `send` makes the mock carry out the request. */
const WRITE_FAULTS: readonly ((send: () => Promise<Response>, late: (work: () => unknown) => void) => unknown)[] = [
  (send) => send(),
  () => drop(),
  async (send) => (await send(), drop()),
  (send, late) => (late(send), drop()),
  () => jsonResponse({ message: 'Internal Server Error' }, 500),
  async (send) => (await send(), jsonResponse({ message: 'Internal Server Error' }, 500)),
  async (send) => (await send(), new Response('<h1>Bad gateway</h1>', { status: 502 })),
  (send, late) => (late(send), new Response('<h1>Gateway timeout</h1>', { status: 504 })),
  () => jsonResponse({ message: 'Too Many Attempts.' }, 429, { 'Retry-After': '1' }),
  () => jsonResponse({ message: 'Unauthorized' }, 401),
  () => jsonResponse({ message: 'The given data was invalid.', errors: {} }, 422),
  async (send) => jsonResponse(await (await send()).json(), 202),
  async (send) => (await send(), jsonResponse({ message: 'OK' })),
  async (send) => (await send(), jsonResponse({ message: 'OK', url: '', transaction_id: 'SB-1' })),
  async (send) => (await send(), new Response('<h1>Hello</h1>', { status: 200 })),
  async (send) => new Response((await (await send()).text()).slice(0, 40), { status: 200 }),
];

/** The faults that a request for a page of the list can have. */
const LIST_FAULTS: readonly ((send: () => Promise<Response>) => unknown)[] = [
  (send) => send(),
  () => drop(),
  () => jsonResponse({ message: 'Internal Server Error' }, 500),
  () => jsonResponse({ message: 'OK', data: [] }),
  () => new Response('', { status: 200 }),
  async (send) => new Response((await (await send()).text()).slice(0, 400), { status: 200 }),
];

/** A process that can be killed or suspended at each of its steps. A killed process never takes another step. */
class Process {
  readonly killed: Promise<void>;
  readonly suspended: Promise<void>;
  resume!: () => void;
  #steps = 0;
  #kill!: () => void;
  #suspend!: () => void;
  readonly #resumed: Promise<void>;

  /**
   * @param killAt the number of the step at which the process is killed
   * @param suspendAt the number of the step at which the process is suspended
   */
  constructor(
    private readonly killAt: number,
    private readonly suspendAt: number,
  ) {
    this.killed = new Promise((resolve) => (this.#kill = resolve));
    this.suspended = new Promise((resolve) => (this.#suspend = resolve));
    this.#resumed = new Promise((resolve) => (this.resume = resolve));
  }

  /** @param mayPause false during a request, because a pause would make the client's own timeout end the request */
  async step(mayPause = true): Promise<void> {
    const step = (this.#steps += 1);
    if (mayPause && step === this.suspendAt) {
      this.#suspend();
      await this.#resumed;
    }
    if (step < this.killAt) return;
    this.#kill();
    await never;
  }
}

interface Outcome {
  outcome: string;
  reason?: string;
}

/** The function under test, for one order of a shop. */
interface Subject {
  /**
   * Calls the function once, in a process that may be killed or suspended before and after each step of the journal.
   */
  call(fetch: WapiFetch, step: () => unknown): Promise<Outcome>;
  /** Looks for the result of a lost request, without sending a new request. */
  sweep(fetch: WapiFetch, step: () => unknown): Promise<unknown>;
  /** Every usable result that the shop received. */
  results: Set<string>;
  /** How many transactions the order has, and how many of them are paid once the customer has confirmed every link. */
  count(): Promise<{ transactions: number; paid: number }>;
}

function createCharge(shop: Shop, seed: number): Subject {
  const body = { ...order, order_id: `S-${seed}` };
  const journal = memoryChargeJournal();
  const results = new Set<string>();
  return {
    async call(fetch, step) {
      const outcome = await chargeOnce(shop.start(fetch), observeJournal(journal, step, step), verifiedCard, body);
      if (outcome.outcome === 'charged') results.add(outcome.url);
      return outcome;
    },
    sweep: (fetch, step) => sweepCharges(shop.start(fetch), observeJournal(journal, step, step)),
    results,
    async count() {
      for (const link of results) await shop.decide(link, 'approve');
      const listed = await shop.list(body.order_id);
      return { transactions: listed.length, paid: listed.filter(({ status }) => status === 'success').length };
    },
  };
}

function createPayout(shop: Shop, seed: number): Subject {
  // Use a different amount in each run, because a search would otherwise find the withdrawals of the other runs.
  const body = { ...ownBank, amount: `${1 + seed}.25` };
  const journal = memoryPayoutJournal();
  const results = new Set<string>();
  return {
    async call(fetch, step) {
      const outcome = await payOnce(shop.start(fetch), observeJournal(journal, step, step), `P-${seed}`, body);
      if (outcome.outcome === 'paid') results.add(outcome.transaction_id);
      return outcome;
    },
    sweep: (fetch, step) => sweepPayouts(shop.start(fetch), observeJournal(journal, step, step), () => body),
    results,
    async count() {
      const listed = await shop.listWithdrawals(body.amount);
      return {
        transactions: listed.length,
        paid: listed.filter(({ transaction_id }) => results.has(transaction_id)).length,
      };
    },
  };
}

export const subjects = { createCharge, createPayout };

/** The end of a simulation. */
export interface Simulated {
  /** The result of a last call, over a network without faults. */
  outcome: Outcome;
  /** How many different results the shop received. */
  results: number;
  transactions: number;
  paid: number;
  /** How many requests for a charge or a payout were sent and not refused. */
  requests: number;
  /** How many processes called the function or swept the journal. */
  processes: number;
}

/**
 * Carries out one order with concurrent processes that may be killed or suspended, over a network with every kind of
 * fault.
 */
export async function simulate(
  createSubject: (shop: Shop, seed: number) => Subject,
  seed: number,
  advance: (milliseconds: number) => void,
): Promise<Simulated> {
  const random = createRandom(seed);
  // Create a new account only for some runs, because that is the slowest step.
  const shop = openShop(`${createSubject.name}-${Math.floor(seed / 60)}`);
  const subject = createSubject(shop, seed);
  let processes = 0;
  const sent = { requests: 0 };
  const late: { at: number; work: () => unknown }[] = [];
  const deliver = async (): Promise<void> => {
    for (const message of late.splice(0)) await (message.at <= Date.now() ? message.work() : late.push(message));
  };

  const run = async (maySuspend: boolean): Promise<void> => {
    const killAt = random(2) ? 1 + random(9) : Infinity;
    const suspendAt = maySuspend && random(3) === 0 ? 1 + random(8) : Infinity;
    const process = new Process(killAt, suspendAt);
    processes += 1;
    const fetch = createFetch(shop, random, process, late, sent);
    const step = (): Promise<void> => process.step();
    const work = random(5) ? subject.call(fetch, step) : subject.sweep(fetch, step).catch(() => {});
    const ended = Promise.race([work, process.killed]);
    await Promise.race([ended, process.suspended]);
    if (suspendAt < Infinity) {
      // While this process is suspended, another process looks for the lost request, and may send a new one.
      advance(400_000);
      await deliver();
      await run(false);
      process.resume();
    }
    await ended;
  };

  for (let round = 0; round < 4; round += 1) {
    await (random(4) ? run(true) : Promise.all([run(false), run(false)]));
    advance(random(2) ? 250_000 : 5_000);
    await deliver();
  }
  let outcome: Outcome;
  do {
    advance(250_000);
    await deliver();
    outcome = await subject.call(countRequests(sent, shop.fetch), () => {});
  } while (['unknown', 'notCharged', 'notPaid'].includes(outcome.outcome));
  return { outcome, results: subject.results.size, ...(await subject.count()), ...sent, processes };
}

function createFetch(
  shop: Shop,
  random: Random,
  process: Process,
  late: { at: number; work: () => unknown }[],
  sent: { requests: number },
): WapiFetch {
  const exchange = countRequests(sent, async (url, init) => {
    const send = (): Promise<Response> => shop.fetch(url, { ...init, signal: null });
    // A late request arrives before `waitBeforeLooking` has passed.
    const postpone = (work: () => unknown): void => void late.push({ at: Date.now() + random(180_000), work });
    const faults: readonly ((send: () => Promise<Response>, late: typeof postpone) => unknown)[] =
      init.method === 'POST' ? WRITE_FAULTS : LIST_FAULTS;
    const fault = random(3) ? faults[random(faults.length)] : faults[0];
    return (await fault?.(send, postpone)) as Response;
  });
  return async (url, init) => {
    await process.step(false);
    const response = await exchange(url, init);
    await process.step(false);
    return response;
  };
}

function countRequests(sent: { requests: number }, fetch: WapiFetch): WapiFetch {
  return async (url, init) => {
    if (init.method !== 'POST') return fetch(url, init);
    sent.requests += 1;
    const response = await fetch(url, init);
    if ([401, 422, 429].includes(response.status)) sent.requests -= 1;
    return response;
  };
}
