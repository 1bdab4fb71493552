import { createHash } from 'node:crypto';
import type { components, Contract, Platform } from '@wapi/types';
import type { Account, StoredTransaction, Transaction, TrustedCard, Withdrawal } from './account.js';
import { exampleFor, sampleHistory } from './samples.js';

type WithdrawalMeta = components['schemas']['WithdrawalMeta'];
type Fields<Item> = { readonly [Name in keyof Item]?: Item[Name] | undefined };

/** A transaction in a seed. Omitted fields come from the spec's example with the same `status`. */
export type SeedTransaction = Fields<Omit<components['schemas']['AttemptedTransaction'], 'status'>> & {
  readonly status?: Transaction['status'] | undefined;
  /** @default 'sandbox' */
  readonly environment?: 'sandbox' | 'live' | undefined;
  /** Whether a refund request is open. */
  readonly refund_requested?: boolean | undefined;
};
/**
 * A trusted card in a seed. Omitted fields come from the spec's first example. The window of an unverified card starts
 * when the account is first used, unless the card has `verify_expiry`.
 */
export type SeedCard = Fields<TrustedCard>;
/** A withdrawal in a seed. Omitted fields come from the spec's first example. */
export type SeedWithdrawal = Fields<Withdrawal>;

export interface SeedHistory {
  /**
   * The transactions, newest first. If set, this list replaces the one copied from the `basedOn` account. The same
   * applies to cards and withdrawals.
   */
  transactions?: readonly SeedTransaction[];
  trusted_cards?: readonly SeedCard[];
  /** Newest first. */
  withdrawals?: readonly SeedWithdrawal[];
}

/**
 * Creates a function that completes the lists of a seeded account. Ids are derived from the account, so that every
 * machine and every run has the same ids.
 */
export function createHistoryReader(
  contract: Contract,
  platform: Platform,
): (history: SeedHistory, account: Pick<Account, 'email' | 'accountNumber'>) => Partial<Account> {
  const samples = sampleHistory(contract, platform);

  function describeStatus(status: number): string | undefined {
    const meta = exampleFor(contract, 'getWithdrawalMeta', platform).value as { data: WithdrawalMeta };
    return meta.data.statuses.find(({ value }) => value === status)?.description;
  }

  function transaction(
    { environment = 'sandbox', refund_requested: refundRequested = false, ...fields }: SeedTransaction,
    owner: Pick<Account, 'email' | 'accountNumber'>,
    index: number,
  ): StoredTransaction {
    const { status = 'success' } = fields;
    const sample = samples.transactions.find(({ shown }) => shown.status === status) ?? samples.transactions[0];
    const receiver = status === 'incomplete' ? {} : { receiver: owner.accountNumber };
    const id = transactionId(owner, `T${index + 1}`, fields.date ?? sample?.shown.date);
    const shown = { ...sample?.shown, ...receiver, transaction_id: id, ...fields, status } as Transaction;
    return { shown, environment, refundRequested };
  }

  function card(fields: SeedCard, { email }: Pick<Account, 'email'>, index: number): TrustedCard {
    const [sample] = samples.trustedCards;
    const { verified = true } = fields;
    const expiry = verified ? null : new Date(0).toISOString();
    return { ...sample, uuid: uuid(email, index), verify_expiry: expiry, ...fields, verified } as TrustedCard;
  }

  function withdrawal(
    fields: SeedWithdrawal,
    owner: Pick<Account, 'email' | 'accountNumber'>,
    index: number,
  ): Withdrawal {
    const [sample] = samples.withdrawals;
    const { status = 0, created_at: created = sample?.created_at } = fields;
    const id = transactionId(owner, `W${index + 1}`, created);
    const derived = { transaction_id: id, updated_at: created, status_description: describeStatus(status) };
    return { ...sample, ...derived, ...fields, status } as Withdrawal;
  }

  return ({ transactions, trusted_cards: cards, withdrawals }, owner) => ({
    ...(transactions && { transactions: transactions.map((fields, index) => transaction(fields, owner, index)) }),
    ...(cards && {
      trustedCards: cards.map((fields, index) => card(fields, owner, index)),
      fixedWindows: cards.flatMap((fields, index) =>
        (fields.verify_expiry ?? null) === null ? [] : [fields.uuid ?? uuid(owner.email, index)],
      ),
    }),
    ...(withdrawals && { withdrawals: withdrawals.map((fields, index) => withdrawal(fields, owner, index)) }),
  });
}

function digest(text: string): string {
  return createHash('sha256').update(text.toLowerCase()).digest('hex');
}

/** Derives a version 4 UUID from an account. */
function uuid(email: string, index: number): string {
  const hex = digest(`${email} card ${index}`);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
}

function transactionId(
  { email, accountNumber }: Pick<Account, 'email' | 'accountNumber'>,
  label: string,
  date: string | undefined,
): string {
  const stamp = (date ?? '').replaceAll(/\D/g, '').slice(0, 14);
  return `SB-${Number(accountNumber.slice(-2))}-${parseInt(digest(email).slice(0, 8), 16)}-${label}-${stamp}`;
}
