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

/**
 * The rules of public operations, by operation id. The names are plain strings, so that a change of the spec does not
 * require a change here.
 */
export const publicRules: ReadonlyMap<string, PublicRule> = new Map(
  Object.entries({ createToken, refreshToken, getWithdrawalMeta }),
);

/** The rules of protected operations, by operation id. */
export const accountRules: ReadonlyMap<string, AccountRule> = new Map(
  Object.entries<AccountRule>({
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
  }),
);

/** Returns the rule of a public operation. An operation without a rule responds with its first documented example. */
export function publicRuleOf(operationId: string): PublicRule {
  return publicRules.get(operationId) ?? respondWithFirstExample;
}

/**
 * Returns the rule of a protected operation. An operation without a rule responds with its first documented example.
 */
export function accountRuleOf(operationId: string): AccountRule {
  return accountRules.get(operationId) ?? respondWithFirstExample;
}

/**
 * Operations that read accounts other than the caller's, so that the caller's account alone does not determine the
 * response.
 */
export const uncacheableOperations: ReadonlySet<string> = new Set(['retrieveAccount']);
