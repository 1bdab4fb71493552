import type { Contract } from '@wapi/types';
import { maskCredentials } from '../recording/mask-credentials.js';
import type { LoggedRequest } from '../recording/request-log.js';
import type { Account } from '../state/account.js';
import type { Accounts } from '../state/accounts.js';
import type { Delivery } from '../webhooks/deliveries.js';
import { exampleWithdrawal, webhookOf, withdrawalStatuses } from '../webhooks/event.js';
import type { Webhooks } from '../webhooks/webhooks.js';

/** The state of a namespace, as the mock's overview page shows it. */
export interface Overview {
  /** The statuses that a withdrawal can have. */
  statuses: readonly { status: number; description: string }[];
  accounts: readonly AccountOverview[];
  /** The namespace's requests, newest first. Undefined if requests are not logged. */
  requests?: readonly RequestOverview[];
  endpoints: readonly { id: string; url: string }[];
  /** Newest first. */
  deliveries: readonly Delivery[];
}

interface AccountOverview {
  accountNumber: string;
  email: string;
  balances: Account['balances'];
  cards: readonly { uuid: string; verified: boolean }[];
  withdrawals: readonly { id: string; amount: string; currency: string; status: string }[];
}

type RequestOverview = Pick<LoggedRequest, 'method' | 'path' | 'status' | 'why'>;

export interface OverviewDeps {
  contract: Contract;
  accounts: Accounts;
  webhooks: Webhooks;
  /** The requests of the namespace, oldest first. Undefined if they are not logged. */
  requests: () => readonly LoggedRequest[] | undefined;
}

const MAX_REQUESTS = 100;

/** Describes the state without secrets: omits passwords, headers, queries and webhook secrets. */
export async function createOverview({ contract, accounts, webhooks, requests }: OverviewDeps): Promise<Overview> {
  const [all, endpoints] = await Promise.all([accounts.all(), webhooks.endpoints()]);
  const logged = requests()?.slice(-MAX_REQUESTS).toReversed();
  return {
    statuses: withdrawalStatuses(contract).flatMap((status) => {
      const webhook = webhookOf(contract, status);
      return webhook === undefined
        ? []
        : [{ status, description: String(exampleWithdrawal(webhook).status_description) }];
    }),
    accounts: all.filter(({ deactivated }) => deactivated !== true).map(describeAccount),
    ...(logged && { requests: logged.map(describeRequest) }),
    endpoints: endpoints.map(({ id, url }) => ({ id, url })),
    deliveries: webhooks.deliveries(),
  };
}

function describeRequest({ method, path, status, why }: LoggedRequest): RequestOverview {
  return { method, path: maskCredentials(path), status, why: maskCredentials(why) };
}

function describeAccount({ accountNumber, email, balances, trustedCards, withdrawals }: Account): AccountOverview {
  return {
    accountNumber,
    email,
    balances,
    cards: trustedCards.map(({ uuid, verified }) => ({ uuid, verified })),
    withdrawals: withdrawals
      .filter(({ deleted_at: deletedAt }) => deletedAt === null)
      .map(({ transaction_id: id, amount, currency, status_description: status }) => ({
        id,
        amount: String(amount),
        currency,
        status: String(status),
      })),
  };
}
