import { createWapi, isWapiError } from '@wapi/client';
import { chargeOnce, memoryChargeJournal } from '@wapi/client/charges';
import { setTimeout } from 'node:timers/promises';
import { BASE_URL } from './balancer.js';
import type { StoredRecord, Write } from './find-violations.js';

/**
 * Looks for a charge only after its timeout and the slowest instance's delay, because before that time the charge may
 * still be running.
 */
const CHARGE = { timeout: 10_000, waitBeforeLooking: 15_000 };
const TIMEOUTS = { attempt: 10_000, total: 20_000 };
/** The scopes that a customer's calls need. */
const SCOPES = ['wapi-user-all', 'wapi-transactions-all', 'wapi-trusted-cards-all', 'wapi-withdrawals-all'] as const;
/** Number of attempts to settle an order. After the last one, the result stays unknown. */
const SETTLE_ATTEMPTS = 5;
/** Milliseconds between two calls of a customer. */
const PAUSE_MS = 40;

export interface Account {
  readonly email: string;
  readonly password: string;
}

/** An account that reads, withdraws and charges through its own client. */
export interface Customer {
  readonly email: string;
  readonly withdrawals: Write[];
  /** Makes calls until the signal aborts. */
  readonly run: (signal: AbortSignal) => Promise<void>;
  /** Repeats every charge whose result is uncertain, until the result is certain. */
  readonly settleCharges: () => Promise<Write[]>;
}

/**
 * Creates a customer.
 *
 * @param waitsForLimits whether the client paces its requests by the rate limits in real time; if not, the API refuses
 * requests above the limit
 */
export function createCustomer({ email, password }: Account, send: typeof fetch, waitsForLimits: boolean): Customer {
  const wapi = createWapi({
    baseUrl: BASE_URL,
    auth: { email, password, scopes: SCOPES },
    fetch: send,
    pacing: waitsForLimits,
    maxWait: 1000,
    timeouts: TIMEOUTS,
    logLevel: 'off',
  });
  const journal = memoryChargeJournal();
  const withdrawals: Write[] = [];
  /** The last known result of each order. */
  const orders = new Map<string, Write>();
  let card: string | undefined;

  async function withdraw(): Promise<void> {
    const amount = `${withdrawals.length + 1}.00`;
    const write = { account: email, key: amount };
    const index = withdrawals.push({ ...write, outcome: 'unknown' }) - 1;
    try {
      const body = { withdrawal_type: 'normal', currency: 'TTD', amount } as const;
      const { data } = await wapi.withdrawals.create(body).orThrow();
      withdrawals[index] = { ...write, outcome: 'confirmed', id: data.transaction_id };
    } catch (error) {
      if (!isWapiError(error)) throw error;
      if (!error.maybeSent) withdrawals[index] = { ...write, outcome: 'refused' };
    }
  }

  async function charge(order: string): Promise<Date | undefined> {
    card ??= (await wapi.trustedCards.list().orThrow()).data[0]?.uuid;
    if (card === undefined) throw new Error(`${email} must have a trusted card.`);
    const write = { account: email, key: order };
    if (!orders.has(order)) orders.set(order, { ...write, outcome: 'unknown' });
    const result = await chargeOnce(
      wapi,
      journal,
      card,
      {
        total: '155.00',
        currency: 'TTD',
        fee_structure: 'customer_pay',
        order_id: order,
        origin: 'soak',
        response_url: 'https://shop.example.com/',
        environment: 'sandbox',
      },
      CHARGE,
    );
    if (result.outcome === 'charged') orders.set(order, { ...write, outcome: 'confirmed', id: result.transaction_id });
    if (result.outcome === 'notCharged') orders.set(order, { ...write, outcome: 'refused' });
    return result.outcome === 'unknown' ? result.lookAt : undefined;
  }

  const calls: readonly (() => Promise<unknown>)[] = [
    () => wapi.user.getProfile().orThrow(),
    withdraw,
    () => wapi.transactions.list({ environment: 'sandbox', page_size: 10 }).orThrow(),
    () => charge(`S-${orders.size + 1}`),
    () => wapi.trustedCards.list().orThrow(),
    () => wapi.withdrawals.list({ page_size: 10 }).orThrow(),
  ];

  return {
    email,
    withdrawals,
    async run(signal) {
      for (let count = 0; !signal.aborted; count += 1) {
        await ignoreWapiErrors(calls[count % calls.length] ?? withdraw);
        await setTimeout(PAUSE_MS);
      }
    },
    async settleCharges() {
      const open = [...orders.values()].filter(({ outcome }) => outcome === 'unknown');
      await Promise.all(
        open.map(async ({ key }) => {
          let lookAt: Date | undefined = new Date();
          for (let attempt = 0; lookAt !== undefined && attempt < SETTLE_ATTEMPTS; attempt += 1) {
            await setTimeout(Math.max(0, lookAt.getTime() - Date.now()));
            lookAt = await charge(key);
          }
        }),
      );
      return [...orders.values()];
    },
  };
}

/**
 * Ignores a `WapiError`, because calls fail during faults, limits and crashes. Any other error is a defect of the soak
 * test.
 */
async function ignoreWapiErrors(call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (!isWapiError(error)) throw error;
  }
}

/** The records of an account at the end of the run. */
export interface FinalState {
  readonly transactions: readonly StoredRecord[];
  readonly withdrawals: readonly StoredRecord[];
  /**
   * Amounts in the local currency. `balance` is the account's balance, and `withdrawn` the sum of the amounts and fees
   * of all withdrawals.
   */
  readonly balance: number;
  readonly withdrawn: number;
}

/** Reads all of an account's data from the API, without limits or faults. */
export async function readFinalState({ email, password }: Account, send: typeof fetch): Promise<FinalState> {
  const wapi = createWapi({ baseUrl: BASE_URL, auth: { email, password, scopes: SCOPES }, fetch: send, pacing: false });
  const transactions: StoredRecord[] = [];
  for await (const { order_id, transaction_id } of wapi.transactions.list({ environment: 'sandbox', page_size: 100 }))
    transactions.push({ account: email, key: order_id, id: transaction_id });
  const withdrawals: StoredRecord[] = [];
  let withdrawn = 0;
  for await (const { amount, fee_amount, transaction_id } of wapi.withdrawals.list({ page_size: 100 })) {
    withdrawals.push({ account: email, key: Number(amount).toFixed(2), id: transaction_id });
    withdrawn += Number(amount) + Number(fee_amount);
  }
  const { data } = await wapi.user.getProfile().orThrow();
  return { transactions, withdrawals, balance: data.balances.local.balance, withdrawn };
}
