import { chargeOnce, type ChargeOutcome, memoryChargeJournal, sweepCharges } from '../../src/charges/index.js';
import type { WapiFetch } from '../../src/index.js';
import { verifiedCard } from '../support/calls.js';
import { jsonResponse } from '../support/recording-client.js';
import { createRandom, type Random } from '../support/random.js';
import { observeJournal, openShop, order, type Shop } from './support.js';

const never = new Promise<never>(() => {});
const drop = (): never => {
  throw new TypeError('fetch failed');
};

/** The faults of a charge. `send` carries it out. */
const CHARGE_FAULTS: readonly ((send: () => Promise<Response>, late: (work: () => unknown) => void) => unknown)[] = [
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
  async (send) => jsonResponse(await (await send()).json(), 201),
  async (send) => (await send(), jsonResponse({ message: 'OK' })),
  async (send) => (await send(), jsonResponse({ message: 'OK', url: '', transaction_id: 'SB-1' })),
  async (send) => (await send(), new Response('<h1>Hello</h1>', { status: 200 })),
  async (send) => new Response((await (await send()).text()).slice(0, 40), { status: 200 }),
];

/** The faults of a page of the list. */
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
   * @param killAt number of the step
   * @param suspendAt number of the step
   */
  constructor(
    private readonly killAt: number,
    private readonly suspendAt: number,
  ) {
    this.killed = new Promise((resolve) => (this.#kill = resolve));
    this.suspended = new Promise((resolve) => (this.#suspend = resolve));
    this.#resumed = new Promise((resolve) => (this.resume = resolve));
  }

  /** @param mayPause false while a request is under way, because the client's own timeout would end it */
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

/** The end of a simulation. */
export interface Simulated {
  /** The result of the last call, without faults. */
  outcome: ChargeOutcome;
  /** Every link that the shop received. */
  links: Set<string>;
  transactions: number;
  paid: number;
  /** How many processes charged or swept. */
  processes: number;
}

/** Charges one order with processes that are killed, suspended and run at once, over a network with every fault. */
export async function simulate(seed: number, advance: (milliseconds: number) => void): Promise<Simulated> {
  const random = createRandom(seed);
  // A new account for some runs only, because that takes longest.
  const shop = openShop(`shop-${Math.floor(seed / 60)}`);
  const body = { ...order, order_id: `S-${seed}` };
  const journal = memoryChargeJournal();
  const links = new Set<string>();
  let processes = 0;
  const late: { at: number; work: () => unknown }[] = [];
  const end = (outcome: ChargeOutcome): ChargeOutcome => {
    if (outcome.outcome === 'charged') links.add(outcome.url);
    return outcome;
  };
  const deliver = async (): Promise<void> => {
    for (const message of late.splice(0)) await (message.at <= Date.now() ? message.work() : late.push(message));
  };

  const run = async (maySuspend: boolean): Promise<void> => {
    const killAt = random(2) ? 1 + random(9) : Infinity;
    const suspendAt = maySuspend && random(3) === 0 ? 1 + random(6) : Infinity;
    const process = new Process(killAt, suspendAt);
    processes += 1;
    const wapi = shop.start(createFetch(shop, random, process, late));
    const step = (): Promise<void> => process.step();
    const observed = observeJournal(journal, step, step);
    const work = random(5)
      ? chargeOnce(wapi, observed, verifiedCard, body).then(end)
      : sweepCharges(wapi, observed).catch(() => {});
    const ended = Promise.race([work, process.killed]);
    await Promise.race([ended, process.suspended]);
    if (suspendAt < Infinity) {
      // Another process looks, and may charge, while this one is suspended.
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
  let outcome: ChargeOutcome;
  do {
    advance(250_000);
    await deliver();
    outcome = end(await chargeOnce(shop.start(), journal, verifiedCard, body));
  } while (outcome.outcome === 'unknown' || outcome.outcome === 'notCharged');
  for (const link of links) await shop.decide(link, 'approve');
  const listed = await shop.list(body.order_id);
  const paid = listed.filter(({ status }) => status === 'success').length;
  return { outcome, links, transactions: listed.length, paid, processes };
}

function createFetch(
  shop: Shop,
  random: Random,
  process: Process,
  late: { at: number; work: () => unknown }[],
): WapiFetch {
  return async (url, init) => {
    await process.step(false);
    const send = (): Promise<Response> => shop.fetch(url, { ...init, signal: null });
    // A late request arrives before `waitBeforeLooking` is over.
    const postpone = (work: () => unknown): void => void late.push({ at: Date.now() + random(180_000), work });
    const faults: readonly ((send: () => Promise<Response>, late: typeof postpone) => unknown)[] =
      init.method === 'POST' ? CHARGE_FAULTS : LIST_FAULTS;
    const fault = random(3) ? faults[random(faults.length)] : faults[0];
    const response = await fault?.(send, postpone);
    await process.step(false);
    return response as Response;
  };
}
