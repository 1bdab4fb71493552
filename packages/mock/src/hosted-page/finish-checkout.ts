import { createHash, randomUUID } from 'node:crypto';
import type { components, Contract, PlatformInfo } from '@wapi/types';
import { type Account, type Checkout, replaceItem } from '../state/account.js';
import type { Accounts } from '../state/accounts.js';
import { credit, holderOf } from '../state/balance.js';
import { toCents } from '../state/money.js';
import { exampleOf, toTimestamp, VERIFICATION_WINDOW_MS } from '../state/samples.js';
import { SpecError } from '../mock-error.js';

/** The ways in which a customer can leave the hosted page. */
export const outcomes = ['approve', 'decline'] as const;
export type Outcome = (typeof outcomes)[number];

type Attempted = components['schemas']['AttemptedTransaction'];

interface CheckoutDeps {
  contract: Contract;
  platform: PlatformInfo;
  accounts: Accounts;
  clock: () => number;
}

/**
 * Completes a checkout with the customer's choice: enrols the card or not, or makes the payment succeed or fail.
 *
 * @param account a draft, which is changed
 */
export async function finishCheckout(
  account: Account,
  checkout: Checkout,
  outcome: Outcome,
  deps: CheckoutDeps,
): Promise<Finished> {
  account.checkouts = account.checkouts.filter((other) => other !== checkout);
  const { query, others } = checkout.charge
    ? await finishCharge(account, checkout.transactionId, checkout.charge, outcome, deps)
    : { query: finishEnrolment(account, checkout, outcome, deps), others: [] };
  return { target: withQuery(checkout.responseUrl, new URLSearchParams(query)), others };
}

/** The result of a checkout. */
interface Finished {
  /** The URL to which the customer is redirected. */
  target: string;
  /** Changed accounts, except the account that created the checkout. */
  others: readonly Account[];
}

/** Appends parameters to the query of a URL. The existing query and the fragment stay unchanged. */
function withQuery(address: string, more: URLSearchParams): string {
  const url = new URL(address);
  url.search = url.search === '' ? `${more}` : `${url.search}&${more}`;
  return url.href;
}

/** Enrols an unverified card with the data from the spec's example. */
function finishEnrolment(
  account: Account,
  { environment, transactionId }: Checkout,
  outcome: Outcome,
  { contract, clock }: CheckoutDeps,
): Record<string, string> {
  if (outcome === 'decline') return { transaction_id: transactionId, status: 'failed' };
  const [sample] = exampleOf(contract, 'trustedCards')['data'] as Account['trustedCards'];
  if (sample === undefined)
    throw new SpecError('The spec has no example of a trusted card. The mock needs one to enrol cards.');
  const uuid = randomUUID();
  const verifyExpiry = toTimestamp(clock() + VERIFICATION_WINDOW_MS);
  account.trustedCards = [
    ...account.trustedCards,
    { ...sample, environment, uuid, verified: false, verify_expiry: verifyExpiry },
  ];
  return { uuid };
}

async function finishCharge(
  account: Account,
  transactionId: string,
  { cardUuid, credited, origin }: NonNullable<Checkout['charge']>,
  outcome: Outcome,
  { contract, platform, accounts }: CheckoutDeps,
): Promise<{ query: Record<string, string>; others: Account[] }> {
  const stored = account.transactions.find(({ shown }) => shown.transaction_id === transactionId);
  const card = account.trustedCards.find(({ uuid }) => uuid === cardUuid);
  if (stored === undefined || card === undefined)
    throw new Error('The transaction or the card of this checkout no longer exists.');
  const { shown, receiver = account.accountNumber } = stored;
  const sample = sampleOf(contract, outcome);
  const attempted: Attempted = {
    ...shown,
    status: sample.status,
    status_desc: sample.status_desc,
    card: `(${card.card_type.toUpperCase()}) ... ${card.pan.slice(-4)}`,
    currency_credited: shown.currency,
    customer_address: sample.customer_address,
    customer_email: sample.customer_email,
    customer_name: `${card.first_name} ${card.last_name}`,
    customer_phone: sample.customer_phone,
    hash: createHash('sha256').update(transactionId).digest('hex'),
    message: sample.message,
    origin,
    receiver,
    total_credited: outcome === 'approve' ? credited : sample.total_credited,
  };
  account.transactions = replaceItem(account.transactions, stored, { ...stored, shown: attempted });
  const query = { transaction_id: transactionId, status: attempted.status, message: attempted.message };
  if (outcome === 'decline') return { query, others: [] };
  const holder = await holderOf(stored, account, accounts);
  const paid = holder === account ? account : { ...holder };
  credit(paid, shown.currency, platform, toCents(credited));
  return { query, others: holder === account ? [] : [paid] };
}

/** Finds the first payment with the given outcome in the spec's examples. */
function sampleOf(contract: Contract, outcome: Outcome): Attempted {
  const status = outcome === 'approve' ? 'success' : 'failed';
  const transactions = exampleOf(contract, 'transactions')['data'] as components['schemas']['Transaction'][];
  const sample = transactions.find((transaction): transaction is Attempted => transaction.status === status);
  if (sample === undefined) throw new SpecError(`The spec has no example of a transaction with the status ${status}.`);
  return sample;
}
