import type { components } from '@wapi/types';
import { SpecError } from '../mock-error.js';

/** The details of a bank account, by field name. */
export type BankDetails = Readonly<Record<string, string>>;

/** A transaction as the API shows it. */
export type Transaction = components['schemas']['Transaction'];
/** A trusted card as the API shows it. */
export type TrustedCard = components['schemas']['TrustedCard'];
/** A withdrawal as the API shows it. */
export type Withdrawal = components['schemas']['Withdrawal'];
export type PaymentEnvironment = components['schemas']['Environment'];

/** A transaction, with data that the API does not show. */
export interface StoredTransaction {
  shown: Transaction;
  environment: PaymentEnvironment;
  /** Whether a refund has been requested. */
  refundRequested: boolean;
  /** The account number that receives the payment; absent if the account that requested the payment receives it. */
  receiver?: string;
}

/** An open hosted page that waits for the customer. */
export interface Checkout {
  transactionId: string;
  environment: PaymentEnvironment;
  /** The URL to which the customer is redirected. */
  responseUrl: string;
  /** The data of a charge; absent for an enrolment. */
  charge?: { cardUuid: string; credited: string; origin: string };
}

/** A WiPay account as the mock stores it. Plain JSON data. */
export interface Account {
  /** The account number. Contains only digits and never changes. */
  accountNumber: string;
  accountType: 'PERSONAL' | 'BUSINESS';
  email: string;
  password: string;
  firstName: string;
  lastName: string;
  phone: string;
  verified: boolean;
  /** Whether the account is a Main Merchant Account with a provisioned WAPI Configuration. */
  merchant: boolean;
  /** The account number of the MMA that created the account. */
  createdBy?: string;
  /** The account numbers of MMAs that linked the account but did not create it. */
  linkedTo?: readonly string[];
  /**
   * Whether the MMA that created the account has deactivated it. The number of a deactivated account is invalid, and no
   * one can sign in to the account.
   */
  deactivated?: boolean;
  /** The account's balances, each in the major unit of its currency. */
  balances: Readonly<{ local: number; foreign: number }>;
  /** The URL of the profile picture, or null. */
  picture: string | null;
  banks: Readonly<{ local?: BankDetails; foreign?: BankDetails }>;
  /** Whether the account gets the `Forbidden` responses for which WiPay documents no condition. */
  restricted?: boolean;
  /** Newest first. */
  transactions: readonly StoredTransaction[];
  trustedCards: readonly TrustedCard[];
  /**
   * The uuids of cards with a fixed end of their verification window. For all other unverified cards, the window starts
   * when the account is first used.
   */
  fixedWindows?: readonly string[];
  /** The account's withdrawals, newest first, including deleted ones. */
  withdrawals: readonly Withdrawal[];
  /** Open hosted pages. */
  checkouts: readonly Checkout[];
}

/** Returns a copy of a list in which `changed` replaces an item. */
export function replaceItem<Item>(list: readonly Item[], item: Item, changed: Item): Item[] {
  return list.map((other) => (other === item ? changed : other));
}

/** Whether two e-mail addresses are equal, ignoring case. */
export function isSameEmail(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Returns true if an MMA either created an account or linked it later. */
export function isLinked(account: Account, merchant: Account): boolean {
  return account.createdBy === merchant.accountNumber || account.linkedTo?.includes(merchant.accountNumber) === true;
}

/** Whether an account meets a condition from the spec's `x-conditions`. */
export function meetsCondition(account: Account, condition: string): boolean {
  switch (condition) {
    case 'verified-account':
      return account.verified;
    case 'main-merchant-account':
      return account.merchant;
    default:
      throw new SpecError(`The mock does not support the condition ${condition} of the spec's x-conditions.`);
  }
}
