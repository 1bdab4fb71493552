export {
  chargeOnce,
  type ChargeOnceBody,
  type ChargeOnceOptions,
  type ChargeOutcome,
  type ChargesClient,
} from './charge-once.js';
export {
  findTransactions,
  type Transaction,
  type TransactionsClient,
  type TransactionSearch,
} from './find-transactions.js';
export { findWithdrawals, type Withdrawal, type WithdrawalsClient, type WithdrawalSearch } from './find-withdrawals.js';
export {
  type AskingEntry,
  type ChargedEntry,
  type ChargeEntry,
  type ChargeJournal,
  type FreeEntry,
  memoryChargeJournal,
  type UndecidedEntry,
  type UndecidedReason,
} from './journal.js';
export { releaseOrder, sweepCharges } from './sweep.js';
