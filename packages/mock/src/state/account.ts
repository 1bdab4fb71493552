import type { components } from '@wapi/types';
import { SpecError } from '../mock-error.js';

/** The details of a bank account, by field name. Absent while it is not set up. */
export type BankDetails = Readonly<Record<string, string>>;

/** A transaction as the API shows it. */
export type Transaction = components['schemas']['Transaction'];
/** A trusted card as the API shows it. */
export type TrustedCard = components['schemas']['TrustedCard'];
/** A withdrawal as the API shows it. */
export type Withdrawal = components['schemas']['Withdrawal'];
/** The environment of a payment. */
export type PaymentEnvironment = components['schemas']['Environment'];

/** A transaction, and what the API does not show of it. */
export interface KeptTransaction {
  shown: Transaction;
  environment: PaymentEnvironment;
  /** Whether a refund has been requested. */
  refundRequested: boolean;
  /** The number of the account that is credited; absent where it is the one that requested the payment. */
  receiver?: string;
}

/** A customer's visit to the hosted page that has not ended yet. */
export interface Checkout {
  transactionId: string;
  environment: PaymentEnvironment;
  /** Where the customer is redirected to. */
  responseUrl: string;
  /** What a charge is made with; absent where a card is enrolled. */
  charge?: { cardUuid: string; credited: string; origin: string };
}

/** A WiPay account as the mock keeps it. Plain JSON data. */
export interface Account {
  /** Digits only. Never changes. */
  accountNumber: string;
  accountType: 'PERSONAL' | 'BUSINESS';
  email: string;
  password: string;
  firstName: string;
  lastName: string;
  phone: string;
  verified: boolean;
  /** Whether it is a Main Merchant Account with a provisioned WAPI Configuration. */
  merchant: boolean;
  /** The account number of the MMA that created it. */
  createdBy?: string;
  /** The account numbers of the MMAs that it is linked to without having been created by them. */
  linkedTo?: readonly string[];
  /** Deactivated by the MMA that created it: its number counts as invalid, and nobody signs in. */
  deactivated?: boolean;
  /** In the currencies' major units. */
  balances: { local: number; foreign: number };
  /** The address of the profile picture, or null while there is none. */
  picture: string | null;
  banks: { local?: BankDetails; foreign?: BankDetails };
  /** WiPay has restricted what it may do: it is answered with `Forbidden` where the API documents that without saying when. */
  restricted?: boolean;
  /** The latest first. */
  transactions: KeptTransaction[];
  trustedCards: TrustedCard[];
  /** The latest first; deleted ones stay. */
  withdrawals: Withdrawal[];
  /** What the hosted page is waiting for. */
  checkouts: Checkout[];
}

/**
 * A copy of an account whose fields and lists can be changed. What is in the lists is shared with the original and frozen: put another in its
 * place with `replace`.
 */
export function draftOf(account: Account): Account {
  return {
    ...account,
    balances: { ...account.balances },
    banks: { ...account.banks },
    transactions: [...account.transactions],
    trustedCards: [...account.trustedCards],
    withdrawals: [...account.withdrawals],
    checkouts: [...account.checkouts],
  };
}

/** Puts a changed copy in the place of an item of a draft's list, and returns it. */
export function replace<Item extends object>(list: Item[], item: Item, changes: Partial<Item>): Item {
  const changed = { ...item, ...changes };
  list[list.indexOf(item)] = changed;
  return changed;
}

/** Whether two e-mail addresses differ at most in case. */
export function isSameEmail(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Whether an account belongs to an MMA: created by it, or linked to it later. */
export function isLinked(account: Account, merchant: Account): boolean {
  return account.createdBy === merchant.accountNumber || account.linkedTo?.includes(merchant.accountNumber) === true;
}

/** Whether an account meets a condition of the spec's `x-conditions`. */
export function meetsCondition(account: Account, condition: string): boolean {
  switch (condition) {
    case 'verified-account':
      return account.verified;
    case 'main-merchant-account':
      return account.merchant;
    default:
      throw new SpecError(`The mock does not know the condition ${condition} of the spec's x-conditions.`);
  }
}
