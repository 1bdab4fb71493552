import { randomBytes, randomUUID } from 'node:crypto';
import type { Platform } from '@wapi/types';
import type { LoadedSpec } from '../spec/loaded-spec.js';
import { replace, type Withdrawal } from '../state/account.js';
import type { Accounts } from '../state/accounts.js';
import { credit } from '../state/balance.js';
import { toCents } from '../state/money.js';
import { toTimestamp } from '../state/samples.js';
import { type Store, StoreError } from '../state/store.js';
import { createDeliveries, type Delivery, type DeliveryOptions, type Endpoint } from './deliveries.js';
import { createEvent, exampleWithdrawal, webhookOf } from './event.js';
import { MockError } from '../mock-error.js';

/** A status that a withdrawal gets some time after it was created. */
export interface ScheduledStatus {
  /** Seconds since the withdrawal was created. */
  after: number;
  /** As the API numbers them. */
  status: number;
}

export interface WebhookOptions extends DeliveryOptions {
  /** What the mock answers by at the time. */
  spec: () => Pick<LoadedSpec, 'contract'>;
  platform: Platform;
  store: Store;
  accounts: Accounts;
  /** What happens to every withdrawal by itself. */
  schedule: readonly ScheduledStatus[];
}

/** The webhooks of one mock. */
export interface Webhooks {
  register(endpoint: Omit<Endpoint, 'id' | 'secret'> & { secret?: string }): Promise<Endpoint>;
  /** Forgets an endpoint; false where there is none. */
  remove(id: string): Promise<boolean>;
  endpoints(): Promise<readonly Endpoint[]>;
  deliveries(): readonly Delivery[];
  /** Tells that a withdrawal was created, and starts its schedule. */
  created(accountNumber: string, withdrawal: Withdrawal): void;
  /** Moves a withdrawal to a status and tells so; undefined where no account has it, or it is deleted. */
  move(transactionId: string, status: number): Promise<Withdrawal | undefined>;
  /** Gives up deliveries and schedules, and forgets them. */
  stop(): void;
}

const ENDPOINTS_KEY = 'webhook-endpoints';
/** How long to wait for a store that cannot be used, in milliseconds. */
const AGAIN_MS = 1000;
/** The event with which the mock gives amount and fee back: that WiPay does is inferred. */
const REFUNDED_EVENT = 'withdrawal.refunded_to_account';

/** Creates the webhooks of a mock. */
export function createWebhooks(options: WebhookOptions): Webhooks {
  const { spec, platform, store, accounts, clock, schedule } = options;
  const deliveries = createDeliveries(options);
  const timers = new Set<NodeJS.Timeout>();

  async function endpoints(): Promise<readonly Endpoint[]> {
    return ((await store.get(ENDPOINTS_KEY)) as readonly Endpoint[] | undefined) ?? [];
  }

  /** Runs what nobody waits for, and runs it again as long as the store cannot be used. */
  function retryUntilStored(run: () => Promise<unknown>): void {
    run().catch((error: unknown) => {
      if (!(error instanceof StoreError)) throw error;
      runAfter(AGAIN_MS, run);
    });
  }

  function runAfter(milliseconds: number, run: () => Promise<unknown>): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      retryUntilStored(run);
    }, milliseconds);
    timer.unref();
    timers.add(timer);
  }

  async function emit(accountNumber: string, withdrawal: Withdrawal): Promise<void> {
    const webhook = webhookOf(spec().contract, withdrawal.status);
    if (webhook === undefined) return;
    for (const endpoint of await endpoints()) {
      const { accountNumber: only = accountNumber, events = [webhook.event] } = endpoint;
      if (only === accountNumber && events.includes(webhook.event)) {
        deliveries.send(endpoint, createEvent(webhook, randomUUID(), withdrawal, clock()));
      }
    }
  }

  async function move(transactionId: string, status: number): Promise<Withdrawal | undefined> {
    const { contract } = spec();
    const webhook = webhookOf(contract, status);
    if (webhook === undefined) throw new MockError(`Unknown withdrawal status ${status}.`);
    const isTheOne = ({ transaction_id: id, deleted_at: deletedAt }: Withdrawal): boolean =>
      id === transactionId && deletedAt === null;
    const owner = (await accounts.all()).find(({ withdrawals }) => withdrawals.some(isTheOne));
    if (owner === undefined) return undefined;
    const moved = await accounts.change(owner.accountNumber, (account) => {
      const withdrawal = account.withdrawals.find(isTheOne);
      if (withdrawal === undefined) return Promise.resolve({ keep: false, result: undefined });
      const { status_description: description } = exampleWithdrawal(webhook);
      const changes = {
        status,
        status_description: description,
        updated_at: toTimestamp(clock()),
      } as Partial<Withdrawal>;
      if (webhook.event === REFUNDED_EVENT && withdrawal.status !== status) {
        credit(
          account,
          withdrawal.currency,
          contract.platforms[platform],
          toCents(withdrawal.amount) + toCents(withdrawal.fee_amount),
        );
      }
      return Promise.resolve({ keep: true, result: replace(account.withdrawals, withdrawal, changes) });
    });
    if (moved !== undefined) await emit(owner.accountNumber, moved);
    return moved;
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
      for (const { after, status } of schedule) runAfter(after * 1000, () => move(withdrawal.transaction_id, status));
    },
    move,
    stop() {
      deliveries.stop();
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
