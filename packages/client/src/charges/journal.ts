import type { Environment } from '@wapi/types';
import { type Journal, type JournalEntry, memoryJournal } from '../once/journal.js';

/**
 * Why a human must decide about a charge.
 *
 * - `linkLost`: the order has a transaction, but the response with its payment link did not arrive.
 * - `tooManyCharges`: three charges got no usable response, and no transaction was found.
 */
export type UndecidedReason = 'linkLost' | 'tooManyCharges';

/** The types of charges in a journal. */
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
    /** The customer confirms the charge here. */
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

/** A journal for tests and for programs that charge once and end. Forgets everything when the process ends. */
export function memoryChargeJournal(): ChargeJournal {
  return memoryJournal();
}
