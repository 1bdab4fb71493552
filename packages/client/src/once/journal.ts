/** The types of a journal entry that depend on the kind of order, such as a charge or a payout. */
export interface OrderKind {
  /** The values that must not change while the order is open. */
  order: Readonly<Record<string, string>>;
  /** The part of the response that the caller needs. */
  result: { transaction_id: string };
  /** Why a human must decide. */
  reason: string;
}

interface EntryFields<Kind extends OrderKind> {
  order_id: string;
  /** Starts at 1 and increases by 1 with each change to the entry. */
  version: number;
  order: Kind['order'];
  /** When the first request of the order was about to be sent. ISO 8601. */
  started_at: string;
  /** The number of consecutive requests without a usable response, including a request in progress. */
  unanswered: number;
  /** Transactions that a human has excluded as results of the order's current request. */
  known: readonly string[];
}

/** A request was sent, or is about to be sent, and its result is unknown. */
interface AskingState {
  state: 'asking';
  /** Until this time, the request may still be in transit. ISO 8601. */
  look_at: string;
}

/** The API carried out the order. */
interface DoneState<Kind extends OrderKind> {
  state: 'done';
  result: Kind['result'];
}

/** No request of the order is open, so a new one may be sent. */
interface FreeState {
  state: 'free';
  /**
   * Why a new request may be sent. `refused`: the last request was definitely not carried out. `notFound`: a search
   * found no transaction. `released`: a human released the order.
   */
  because: 'refused' | 'notFound' | 'released';
}

/** Only a human can decide whether the order was carried out. Until then, no request is sent for the order. */
interface UndecidedState<Kind extends OrderKind> {
  state: 'undecided';
  reason: Kind['reason'];
  /** The transactions that may be the result of the order. */
  transaction_ids: readonly string[];
}

/** The entry of an order whose request may be in transit. */
export type AskingEntry<Kind extends OrderKind> = EntryFields<Kind> & AskingState;

/** The state of an order in a journal. Plain JSON. */
export type JournalEntry<Kind extends OrderKind> = EntryFields<Kind> &
  (AskingState | DoneState<Kind> | FreeState | UndecidedState<Kind>);

/**
 * Stores one entry for each order: in memory, in files, or in your database. All processes that handle the same orders
 * must share one journal. If an entry is lost, money may move twice for its order. Use separate journals for charges
 * and payouts.
 */
export interface Journal<Kind extends OrderKind> {
  /** Returns the latest entry of an order. The ids must be compared exactly, including their case. */
  read(orderId: string): Promise<JournalEntry<Kind> | undefined>;
  /**
   * Stores an entry if the stored version of its order is `entry.version - 1`. An entry with version 1 is stored only
   * if the order has no entry yet. The check and the change must be atomic, and the entry must be durable when the
   * promise resolves.
   *
   * @returns whether the entry was stored
   */
  write(entry: JournalEntry<Kind>): Promise<boolean>;
  /** Returns all entries whose state is `asking`. */
  asking(): Promise<AskingEntry<Kind>[]>;
}

/** Creates the order's next entry, with the next version number. */
export function next<Kind extends OrderKind>(
  { order_id, version, order, started_at, unanswered, known }: EntryFields<Kind>,
  change: Partial<Pick<EntryFields<Kind>, 'unanswered' | 'known'>> &
    (DoneState<Kind> | FreeState | UndecidedState<Kind>),
): JournalEntry<Kind> {
  return { order_id, version: version + 1, order, started_at, unanswered, known, ...change };
}

export function memoryJournal<Kind extends OrderKind>(): Journal<Kind> {
  const entries = new Map<string, JournalEntry<Kind>>();
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
