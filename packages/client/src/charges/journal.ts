import type { Environment } from '@wapi/types';
import type { LostRequestPolicy } from '../once/do-once.js';
import { type Journal, type JournalEntry, memoryJournal } from '../once/journal.js';

/**
 * Why a human must decide about a charge.
 *
 * - `linkLost`: the order has a transaction, but the response with its payment link did not arrive.
 * - `tooManyCharges`: three charges got no usable response, and no transaction was found.
 */
export type UndecidedReason = 'linkLost' | 'tooManyCharges';

/** A charge moves no money before the customer confirms it, so it may be repeated if a search finds no transaction. */
export const chargePolicy: LostRequestPolicy<UndecidedReason> = {
  found: 'linkLost',
  notFound: 'tooManyCharges',
  maxRequests: 3,
};

/** The charge-specific types of a journal entry. */
export interface Charge {
  order: {
    readonly environment: Environment;
    /** The uuid of the trusted card. */
    readonly card: string;
    readonly total: string;
    readonly currency: string;
  };
  result: {
    transaction_id: string;
    /** The page where the customer confirms the charge. */
    url: string;
  };
  reason: UndecidedReason;
}

/** The state of an order in a journal. Plain JSON, without personal data. */
export type ChargeEntry = JournalEntry<Charge>;

/**
 * Stores the entries of `chargeOnce`: in memory, in files (`fileChargeJournal` of `@wapi/client/node`), or in your
 * database.
 */
export interface ChargeJournal extends Journal<Charge> {}

/**
 * Creates an in-memory journal for tests, and for programs that make one charge and exit. All entries are lost when the
 * process ends.
 */
export function memoryChargeJournal(): ChargeJournal {
  return memoryJournal();
}
