export { chargeOnce, type ChargeOnceBody, type ChargeOutcome, type ChargesClient } from './charge-once.js';
export {
  findTransactions,
  type Transaction,
  type TransactionsClient,
  type TransactionSearch,
} from './find-transactions.js';
export {
  type Charge,
  type ChargeEntry,
  type ChargeJournal,
  memoryChargeJournal,
  type UndecidedReason,
} from './journal.js';
export { releaseOrder, sweepCharges } from './sweep.js';
export type { AskHumanOutcome, OnceOptions, UnknownOutcome } from '../once/do-once.js';
export type { AskingEntry, Journal, JournalEntry, OrderKind } from '../once/journal.js';
