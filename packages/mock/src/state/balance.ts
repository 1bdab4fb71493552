import type { PlatformInfo } from '@wapi/types';
import type { Account, StoredTransaction } from './account.js';
import type { Accounts } from './accounts.js';
import { type Cents, toCents, toNumber } from './money.js';
import { MockError } from '../mock-error.js';

/** Returns the balance, local or foreign, that holds a currency. */
export function kindOf(currency: string, platform: PlatformInfo): 'local' | 'foreign' {
  return currency === platform.currency ? 'local' : 'foreign';
}

export function balanceOf(account: Account, currency: string, platform: PlatformInfo): Cents {
  return toCents(account.balances[kindOf(currency, platform)]);
}

/** Credits an account, or debits it if `cents` is negative. */
export function credit(account: Account, currency: string, platform: PlatformInfo, cents: Cents): void {
  const balance = toNumber(balanceOf(account, currency, platform) + cents);
  account.balances = { ...account.balances, [kindOf(currency, platform)]: balance };
}

/**
 * Returns the account to which a payment is credited: the requester's own, or the sub-account that an MMA named.
 *
 * @throws {MockError} if the account no longer exists
 */
export async function holderOf(
  { receiver }: StoredTransaction,
  requester: Account,
  accounts: Accounts,
): Promise<Account> {
  if (receiver === undefined || receiver === requester.accountNumber) return requester;
  const holder = await accounts.byNumber(receiver);
  if (holder === undefined) throw new MockError(`Unknown account ${receiver}: the payment cannot be credited to it.`);
  return holder;
}
