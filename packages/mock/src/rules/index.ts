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

/** The operations that need no credential. */
type PublicOperationId = 'createToken' | 'refreshToken' | 'getWithdrawalMeta';

export const publicRules: Readonly<Record<PublicOperationId, PublicRule>> = {
  createToken,
  refreshToken,
  getWithdrawalMeta,
};

/** The rule of each protected operation. The code does not compile if an operation of the spec is missing. */
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

/**
 * Returns the rule of a public operation. Operations of a newer spec have no rule and get their first documented
 * example.
 */
export function publicRuleOf(operationId: string): PublicRule {
  return Object.hasOwn(publicRules, operationId)
    ? publicRules[operationId as PublicOperationId]
    : respondWithFirstExample;
}

/** Returns the rule of a protected operation, or the default rule. */
export function accountRuleOf(operationId: string): AccountRule {
  return Object.hasOwn(accountRules, operationId)
    ? accountRules[operationId as keyof typeof accountRules]
    : respondWithFirstExample;
}

/**
 * Operations that read accounts other than the caller's, so that the caller's account alone does not determine the
 * response.
 */
export const uncacheableOperations: ReadonlySet<OperationId> = new Set<OperationId>(['retrieveAccount']);
