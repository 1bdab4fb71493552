import type { Environment } from '@wapi/types';

/** The state of an order in a journal. Plain JSON, without personal data. */
export type ChargeEntry = AskingEntry | ChargedEntry | FreeEntry | UndecidedEntry;

interface EntryFields {
  order_id: string;
  /** 1 for the first entry of an order, then one more with each change. */
  version: number;
  environment: Environment;
  /** The uuid of the trusted card. */
  card: string;
  total: string;
  currency: string;
  /** How many charges in a row got no usable response and were not found. */
  unanswered: number;
  /** Ids of transactions that earlier charges of the order made. */
  known: readonly string[];
}

/** A charge was sent, or is about to be sent, and its result is unknown. */
export interface AskingEntry extends EntryFields {
  state: 'asking';
  /** Before this time the charge may still be in transit. ISO 8601. */
  look_at: string;
}

/** The API made a transaction. The customer confirms it at the url. */
export interface ChargedEntry extends EntryFields {
  state: 'charged';
  transaction_id: string;
  url: string;
}

/** No charge of the order is open, so a new one may be sent. */
export interface FreeEntry extends EntryFields {
  state: 'free';
  /**
   * `refused`: the last charge surely was not carried out. `notFound`: it left no transaction. `released`: by
   * `releaseOrder`.
   */
  because: 'refused' | 'notFound' | 'released';
}

/** Only a human can decide what happened. No charge of the order is sent before `releaseOrder`. */
export interface UndecidedEntry extends EntryFields {
  state: 'undecided';
  reason: UndecidedReason;
  /** The transactions of the order that no result of `chargeOnce` contained. */
  transaction_ids: readonly string[];
}

/**
 * Why a human must decide.
 *
 * - `linkLost`: the order has a transaction, but the response with its payment link did not arrive.
 * - `tooManyCharges`: three charges got no usable response, and no transaction was found.
 */
export type UndecidedReason = 'linkLost' | 'tooManyCharges';

/**
 * Stores one entry for each order: in memory, in files (`fileChargeJournal` of `@wapi/client/node`), or in your
 * database.
 *
 * A journal that several processes use must be shared by them. If an entry is lost, its order may be charged twice.
 */
export interface ChargeJournal {
  /** Returns the latest entry of an order. */
  read(orderId: string): Promise<ChargeEntry | undefined>;
  /**
   * Stores an entry if the stored version of its order is `entry.version - 1`, or if `entry.version` is 1 and there is
   * none. The check and the change must be atomic, and the entry durable when the promise resolves.
   *
   * @returns whether it was stored
   */
  write(entry: ChargeEntry): Promise<boolean>;
  /** Returns all entries whose state is `asking`. */
  asking(): Promise<AskingEntry[]>;
}

/** A journal for tests and for programs that charge once and end. Forgets everything when the process ends. */
export function memoryChargeJournal(): ChargeJournal {
  const entries = new Map<string, ChargeEntry>();
  return {
    read: async (orderId) => entries.get(orderId),
    async write(entry) {
      if ((entries.get(entry.order_id)?.version ?? 0) !== entry.version - 1) return false;
      entries.set(entry.order_id, entry);
      return true;
    },
    asking: async () => [...entries.values()].filter((entry) => entry.state === 'asking'),
  };
}
