import type { CreateWithdrawalBody } from '../generated/operations.js';
import { normalizeAmount } from '../once/decimal.js';
import type { Payout } from './journal.js';

/**
 * How far before the first request the search begins, in milliseconds: one day. Clocks differ, and a date without a
 * time zone may be off by half a day. If the search missed a withdrawal, a human could release a payout that was made.
 */
const SEARCH_MARGIN = 86_400_000;

/** Returns the time from which a withdrawal may be the payout of an entry. */
export function getSearchStart({ started_at }: { started_at: string }): Date {
  return new Date(Date.parse(started_at) - SEARCH_MARGIN);
}

/** Returns the part of a payout that its journal entry contains. */
export async function toOrder(
  orderId: string,
  { withdrawal_type, currency, amount, ...recipient }: CreateWithdrawalBody,
): Promise<Payout['order']> {
  return {
    withdrawal_type,
    currency,
    amount: normalizeAmount(amount),
    recipient: await hashRecipient(orderId, recipient),
  };
}

/** Hashed with the order id, so that the hashes in a journal do not show which payouts have the same recipient. */
async function hashRecipient(orderId: string, recipient: object): Promise<string> {
  const fields = Object.entries(recipient).filter(([, value]) => value !== undefined);
  const text = JSON.stringify([orderId, fields.toSorted(([a], [b]) => (a < b ? -1 : 1))]);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
