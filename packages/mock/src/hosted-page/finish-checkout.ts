import { createHash, randomUUID } from 'node:crypto';
import type { components, Contract, PlatformInfo } from '@wapi/types';
import { type Account, type Checkout, draftOf, replace } from '../state/account.js';
import type { Accounts } from '../state/accounts.js';
import { credit, holderOf } from '../state/balance.js';
import { toCents } from '../state/money.js';
import { exampleOf, toTimestamp, VERIFICATION_WINDOW_MS } from '../state/samples.js';
import { SpecError } from '../mock-error.js';

/** How a customer's visit to the hosted page can end. */
export const outcomes = ['approve', 'decline'] as const;
export type Outcome = (typeof outcomes)[number];

type Attempted = components['schemas']['AttemptedTransaction'];

/** What the end of a visit depends on. */
interface Surroundings {
  contract: Contract;
  platform: PlatformInfo;
  accounts: Accounts;
  clock: () => number;
}

/**
 * Ends a checkout: a card is enrolled or not, a payment succeeds or fails.
 *
 * @param account a draft
 */
export async function finishCheckout(
  account: Account,
  checkout: Checkout,
  outcome: Outcome,
  surroundings: Surroundings,
): Promise<Finished> {
  account.checkouts = account.checkouts.filter((other) => other !== checkout);
  const { told, others } = checkout.charge
    ? await finishCharge(account, checkout.transactionId, checkout.charge, outcome, surroundings)
    : { told: finishEnrolment(account, checkout, outcome, surroundings), others: [] };
  return { target: withQuery(checkout.responseUrl, new URLSearchParams(told)), others };
}

/** How a visit ended. */
interface Finished {
  /** The address to which the customer is redirected. */
  target: string;
  /** The accounts that were changed besides the one that asked for the visit. */
  others: readonly Account[];
}

/** An address with more in its query. What it has there already stays as it is, and a fragment comes last. */
function withQuery(address: string, more: URLSearchParams): string {
  const url = new URL(address);
  url.search = url.search === '' ? `${more}` : `${url.search}&${more}`;
  return url.href;
}

/** Enrols a card that is like the spec's example, unverified. */
function finishEnrolment(
  account: Account,
  { environment, transactionId }: Checkout,
  outcome: Outcome,
  { contract, clock }: Surroundings,
): Record<string, string> {
  if (outcome === 'decline') return { transaction_id: transactionId, status: 'failed' };
  const [sample] = exampleOf(contract, 'trustedCards')['data'] as Account['trustedCards'];
  if (sample === undefined)
    throw new SpecError('The spec has no example of a trusted card, which enrolled cards are made from.');
  const uuid = randomUUID();
  account.trustedCards.push({
    ...sample,
    environment,
    uuid,
    verified: false,
    verify_expiry: toTimestamp(clock() + VERIFICATION_WINDOW_MS),
  });
  return { uuid };
}

async function finishCharge(
  account: Account,
  transactionId: string,
  { cardUuid, credited, origin }: NonNullable<Checkout['charge']>,
  outcome: Outcome,
  { contract, platform, accounts }: Surroundings,
): Promise<{ told: Record<string, string>; others: Account[] }> {
  const kept = account.transactions.find(({ shown }) => shown.transaction_id === transactionId);
  const card = account.trustedCards.find(({ uuid }) => uuid === cardUuid);
  if (kept === undefined || card === undefined)
    throw new Error('A checkout is left of a transaction or a card that is gone.');
  const { shown, receiver = account.accountNumber } = kept;
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
  replace(account.transactions, kept, { shown: attempted });
  const told = { transaction_id: transactionId, status: attempted.status, message: attempted.message };
  if (outcome === 'decline') return { told, others: [] };
  const holder = await holderOf(kept, account, accounts);
  const paid = holder === account ? account : draftOf(holder);
  credit(paid, shown.currency, platform, toCents(credited));
  return { told, others: holder === account ? [] : [paid] };
}

/** The first payment of the spec's examples that ended in the same way. */
function sampleOf(contract: Contract, outcome: Outcome): Attempted {
  const status = outcome === 'approve' ? 'success' : 'failed';
  const transactions = exampleOf(contract, 'transactions')['data'] as components['schemas']['Transaction'][];
  const sample = transactions.find((transaction): transaction is Attempted => transaction.status === status);
  if (sample === undefined) throw new SpecError(`The spec has no example of a transaction that is a ${status}.`);
  return sample;
}
