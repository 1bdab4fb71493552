import { randomBytes, randomUUID } from 'node:crypto';
import type { Contract, Platform } from '@wapi/types';
import type { LoadedSpec } from '../spec/loaded-spec.js';
import { replaceItem, type Withdrawal } from '../state/account.js';
import type { Accounts } from '../state/accounts.js';
import { credit } from '../state/balance.js';
import { type Cents, toCents } from '../state/money.js';
import { toTimestamp } from '../state/samples.js';
import { type Store, StoreError } from '../state/store.js';
import { startBackgroundTimer } from './background-timer.js';
import { createDeliveries, type Delivery, type DeliveryOptions, type Endpoint } from './deliveries.js';
import { createEvent, exampleWithdrawal, webhookOf } from './event.js';
import { readSetFields } from './set-fields.js';
import { MockError, OptionError } from '../mock-error.js';

/** A status, and the time after which a withdrawal gets it. */
export interface ScheduledStatus {
  /** Seconds after the creation of the withdrawal. */
  after: number;
  /** The API's number for the status. */
  status: number;
}

export interface WebhookOptions extends DeliveryOptions {
  /** The current spec. */
  spec: () => Pick<LoadedSpec, 'contract'>;
  platform: Platform;
  store: Store;
  accounts: Accounts;
  /** Endpoints that are registered from the start and after each reset. */
  initialEndpoints: readonly Endpoint[];
  /** The status changes for every withdrawal. */
  schedule: readonly ScheduledStatus[];
}

/** A withdrawal whose status was changed, and its account. */
export interface MovedWithdrawal {
  withdrawal: Withdrawal;
  accountNumber: string;
}

/** The webhooks of one namespace. */
export interface Webhooks {
  register(endpoint: Omit<Endpoint, 'id' | 'secret'> & { secret?: string }): Promise<Endpoint>;
  /** Deletes an endpoint. Returns false if the endpoint is unknown. */
  remove(id: string): Promise<boolean>;
  endpoints(): Promise<readonly Endpoint[]>;
  deliveries(): readonly Delivery[];
  /** Sends the event for a new withdrawal, and starts its schedule. */
  created(accountNumber: string, withdrawal: Withdrawal): void;
  /**
   * Changes the status of a withdrawal and sends the event. Returns undefined if the withdrawal is unknown or deleted.
   * Accounts with the same history have withdrawals with the same ids, so `accountNumber` selects the account. Without
   * it, changes the first match.
   */
  move(transactionId: string, status: number, accountNumber?: string): Promise<MovedWithdrawal | undefined>;
  /** Runs the schedules that are due after the clock has moved. */
  clockMoved(milliseconds: number): void;
  /**
   * Sends an event with the data from the spec's example to every endpoint that receives such events, regardless of the
   * endpoint's account.
   *
   * @param set fields of the data to replace
   * @returns the deliveries, after the first attempt of each
   * @throws {OptionError} if the event or a field is unknown, or a value cannot have the type of its field
   */
  trigger(event: string, set: Readonly<Record<string, unknown>>): Promise<readonly Delivery[]>;
  /** Cancels and deletes all deliveries and schedules of the namespace. */
  stop(): void;
}

/** A step of a schedule. */
interface Task {
  /** When to run, as a time of `performance.now()`. */
  dueAt: number;
  run: () => Promise<unknown>;
  timer?: NodeJS.Timeout;
}

/** The longest delay that a timer allows. */
const MAX_TIMER_MS = 2 ** 31 - 1;
const ENDPOINTS_KEY = 'webhook-endpoints';
/** Milliseconds before another attempt while the store is unavailable. */
const STORE_RETRY_MS = 1000;
/**
 * A withdrawal with the status of this event is refunded: the mock has credited its amount and fee. Inferred: WiPay
 * credits both too.
 */
const REFUNDED_EVENT = 'withdrawal.refunded_to_account';

/** Returns the part of a withdrawal's amount and fee that its status returns to the account: all or nothing. */
function refundOf(contract: Contract, { status, amount, fee_amount: fee }: Withdrawal): Cents {
  return webhookOf(contract, status)?.event === REFUNDED_EVENT ? toCents(amount) + toCents(fee) : 0;
}

export function createWebhooks(options: WebhookOptions): Webhooks {
  const { spec, platform, store, accounts, clock, schedule, initialEndpoints } = options;
  const deliveries = createDeliveries(options);
  const tasks = new Set<Task>();
  /** Counts calls to `stop`. Work that began before the last call has no further effect. */
  let stops = 0;

  async function endpoints(): Promise<readonly Endpoint[]> {
    return ((await store.get(ENDPOINTS_KEY)) as readonly Endpoint[] | undefined) ?? initialEndpoints;
  }

  /** Runs a function in the background, and repeats it while the store is unavailable. */
  function retryUntilStored(run: () => Promise<unknown>): void {
    const begun = stops;
    run().catch((error: unknown) => {
      if (!(error instanceof StoreError)) throw error;
      if (begun === stops) runAfter(STORE_RETRY_MS, run);
    });
  }

  function runAfter(milliseconds: number, run: () => Promise<unknown>): void {
    const task: Task = { dueAt: performance.now() + milliseconds, run };
    tasks.add(task);
    startTimer(task);
  }

  function startTimer(task: Task): void {
    clearTimeout(task.timer);
    const milliseconds = Math.min(Math.max(0, task.dueAt - performance.now()), MAX_TIMER_MS);
    task.timer = startBackgroundTimer(() => {
      tasks.delete(task);
      retryUntilStored(task.run);
    }, milliseconds);
  }

  async function emit(accountNumber: string, withdrawal: Withdrawal): Promise<void> {
    const webhook = webhookOf(spec().contract, withdrawal.status);
    if (webhook === undefined) return;
    const begun = stops;
    for (const endpoint of await endpoints()) {
      if (begun !== stops) return;
      const { accountNumber: only = accountNumber, events = [webhook.event] } = endpoint;
      if (only === accountNumber && events.includes(webhook.event)) {
        void deliveries.send(endpoint, createEvent(webhook, randomUUID(), withdrawal, clock()));
      }
    }
  }

  async function move(
    transactionId: string,
    status: number,
    accountNumber?: string,
  ): Promise<MovedWithdrawal | undefined> {
    const { contract } = spec();
    const begun = stops;
    const webhook = webhookOf(contract, status);
    if (webhook === undefined) throw new MockError(`Unknown withdrawal status ${status}.`);
    const isTheOne = ({ transaction_id: id, deleted_at: deletedAt }: Withdrawal): boolean =>
      id === transactionId && deletedAt === null;
    const owner = (await accounts.all()).find(
      (account) =>
        (accountNumber === undefined || account.accountNumber === accountNumber) && account.withdrawals.some(isTheOne),
    );
    if (owner === undefined) return undefined;
    const moved = await accounts.change(owner.accountNumber, (account) => {
      const withdrawal = account.withdrawals.find(isTheOne);
      if (withdrawal === undefined || begun !== stops) return Promise.resolve({ save: false, result: undefined });
      const { status_description: description } = exampleWithdrawal(webhook);
      const changed = {
        ...withdrawal,
        status,
        status_description: description,
        updated_at: toTimestamp(clock()),
      } as Withdrawal;
      const change = refundOf(contract, changed) - refundOf(contract, withdrawal);
      credit(account, withdrawal.currency, contract.platforms[platform], change);
      account.withdrawals = replaceItem(account.withdrawals, withdrawal, changed);
      return Promise.resolve({ save: true, result: changed });
    });
    if (moved === undefined) return undefined;
    await emit(owner.accountNumber, moved);
    return { withdrawal: moved, accountNumber: owner.accountNumber };
  }

  return {
    endpoints,
    register: ({ url, secret = randomBytes(32).toString('hex'), ...rest }) =>
      store.change(async () => {
        const endpoint = { id: randomUUID(), url, secret, ...rest };
        return { entries: { [ENDPOINTS_KEY]: [...(await endpoints()), endpoint] }, result: endpoint };
      }),
    remove: (id) =>
      store.change(async () => {
        const before = await endpoints();
        const after = before.filter((endpoint) => endpoint.id !== id);
        return { entries: { [ENDPOINTS_KEY]: after }, result: after.length < before.length };
      }),
    deliveries: () => deliveries.list(),
    created(accountNumber, withdrawal) {
      retryUntilStored(() => emit(accountNumber, withdrawal));
      for (const { after, status } of schedule)
        runAfter(after * 1000, () => move(withdrawal.transaction_id, status, accountNumber));
    },
    move,
    clockMoved(milliseconds) {
      for (const task of tasks) {
        task.dueAt -= milliseconds;
        startTimer(task);
      }
    },
    async trigger(event, set) {
      const { webhooks } = spec().contract;
      const webhook = webhooks.find((known) => known.event === event);
      if (webhook === undefined)
        throw new OptionError(
          `Unknown event "${event}". Known events: ${webhooks.map((known) => known.event).join(', ')}.`,
        );
      const data = { ...exampleWithdrawal(webhook), ...readSetFields(webhook, set) } as Withdrawal;
      const sent = createEvent(webhook, randomUUID(), data, clock());
      const receivers = (await endpoints()).filter(({ events = [event] }) => events.includes(event));
      return Promise.all(receivers.map((endpoint) => deliveries.send(endpoint, sent)));
    },
    stop() {
      stops += 1;
      deliveries.stop();
      for (const { timer } of tasks) clearTimeout(timer);
      tasks.clear();
    },
  };
}
