import type { LostRequestPolicy } from '../once/do-once.js';
import { type Journal, type JournalEntry, memoryJournal } from '../once/journal.js';

/**
 * Why a human must decide about a payout.
 *
 * - `mayBePaid`: a withdrawal may be this payout, but no response proves it. Also set if the API accepted the payout
 *   without returning an id.
 * - `notFound`: the request got no usable response, and no withdrawal was found. This does not prove that no money moved.
 */
export type PayoutUndecidedReason = 'mayBePaid' | 'notFound';

/** Allows no repeated request, because a withdrawal moves money at once and no search proves that it does not exist. */
export const payoutPolicy: LostRequestPolicy<PayoutUndecidedReason> = {
  found: 'mayBePaid',
  notFound: 'notFound',
  maxRequests: 1,
};

/** The payout-specific types of a journal entry. */
export interface Payout {
  order: {
    readonly withdrawal_type: string;
    readonly currency: string;
    readonly amount: string;
    /** A SHA-256 hash of the other fields of the body. */
    readonly recipient: string;
  };
  result: { transaction_id: string };
  reason: PayoutUndecidedReason;
}

/** The state of a payout in a journal. Plain JSON. The recipient is hashed. */
export type PayoutEntry = JournalEntry<Payout>;

/**
 * Stores the entries of `payOnce`: in memory, in files (`filePayoutJournal` of `@wapi/client/node`), or in your
 * database.
 */
export interface PayoutJournal extends Journal<Payout> {}

/** Creates an in-memory journal for tests. All entries are lost when the process ends. */
export function memoryPayoutJournal(): PayoutJournal {
  return memoryJournal();
}
