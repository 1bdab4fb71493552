import type { OperationId } from '@wapi/types';
import { createAccount, deleteAccount, retrieveAccount, updateAccount } from './accounts.js';
import { createToken, refreshToken, revokeToken } from './auth.js';
import { createBank, deleteBank, getBank, getBanks, updateBank } from './banks.js';
import { createPicture, deletePicture, updatePicture } from './picture.js';
import { getUserProfile, updatePassword, updatePhone } from './profile.js';
import type { AccountRule, PublicRule } from './rule.js';
import {
  createRefundRequest,
  getTransactionFees,
  getTransactionHistory,
  getTransactionMeta,
  retrieveTransaction,
} from './transactions.js';
import {
  chargeTrustedCard,
  createTrustedCard,
  deleteTrustedCard,
  listTrustedCards,
  retrieveTrustedCard,
  verifyTrustedCard,
} from './trusted-cards.js';
import { respondWithFirstExample } from './default-rule.js';
import {
  createWithdrawal,
  deleteWithdrawal,
  getWithdrawalHistory,
  getWithdrawalMeta,
  retrieveWithdrawal,
} from './withdrawals.js';

/** The operations without a caller. */
type PublicOperationId = 'createToken' | 'refreshToken' | 'getWithdrawalMeta';

/** The rule of each public operation. */
export const publicRules: Readonly<Record<PublicOperationId, PublicRule>> = {
  createToken,
  refreshToken,
  getWithdrawalMeta,
};

/** The rule of each protected operation. An operation of the spec that is missing here does not compile. */
export const accountRules: Readonly<Record<Exclude<OperationId, PublicOperationId>, AccountRule>> = {
  revokeToken,
  createAccount,
  retrieveAccount,
  updateAccount,
  deleteAccount,
  getUserProfile,
  updatePassword,
  updatePhone,
  createPicture,
  updatePicture,
  deletePicture,
  getBanks,
  getLocalBank: getBank('local'),
  createLocalBank: createBank('local'),
  updateLocalBank: updateBank('local'),
  deleteLocalBank: deleteBank('local'),
  getForeignBank: getBank('foreign'),
  createForeignBank: createBank('foreign'),
  updateForeignBank: updateBank('foreign'),
  deleteForeignBank: deleteBank('foreign'),
  getTransactionHistory,
  getTransactionMeta,
  getTransactionFees,
  retrieveTransaction,
  createRefundRequest,
  listTrustedCards,
  createTrustedCard,
  retrieveTrustedCard,
  deleteTrustedCard,
  verifyTrustedCard,
  chargeTrustedCard,
  getWithdrawalHistory,
  createWithdrawal,
  retrieveWithdrawal,
  deleteWithdrawal,
};

/** The rule of a public operation. One that the spec has since this was built has none: it gets what it documents. */
export function publicRuleOf(operationId: string): PublicRule {
  return Object.hasOwn(publicRules, operationId)
    ? publicRules[operationId as PublicOperationId]
    : respondWithFirstExample;
}

/** The same for a protected operation. */
export function accountRuleOf(operationId: string): AccountRule {
  return Object.hasOwn(accountRules, operationId)
    ? accountRules[operationId as keyof typeof accountRules]
    : respondWithFirstExample;
}

/** The operations that look at another account than the caller's, so that the same account can be answered differently. */
export const uncacheableOperations: ReadonlySet<OperationId> = new Set<OperationId>(['retrieveAccount']);
