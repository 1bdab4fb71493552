export { releasePayout, settlePayout } from './decide.js';
export { findWithdrawals, type Withdrawal, type WithdrawalsClient, type WithdrawalSearch } from './find-withdrawals.js';
export {
  memoryPayoutJournal,
  type Payout,
  type PayoutEntry,
  type PayoutJournal,
  type PayoutUndecidedReason,
} from './journal.js';
export { payOnce, type PayoutOutcome, type PayoutsClient } from './pay-once.js';
export { sweepPayouts } from './sweep.js';
export type { AskHumanOutcome, OnceOptions, UnknownOutcome } from '../once/do-once.js';
export type { AskingEntry, Journal, JournalEntry, OrderKind } from '../once/journal.js';
