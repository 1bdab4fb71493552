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
 * The rules for public operations, by operation id. The keys have the type `string`, so that this module still compiles
 * if the spec no longer has an operation.
 */
export const publicRules: ReadonlyMap<string, PublicRule> = new Map(
  Object.entries({ createToken, refreshToken, getWithdrawalMeta }),
);

/** The rules for protected operations, by operation id. */
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

/** Returns the rule for a public operation. An operation without a rule responds with its first documented example. */
export function publicRuleOf(operationId: string): PublicRule {
  return publicRules.get(operationId) ?? respondWithFirstExample;
}

/**
 * Returns the rule for a protected operation. An operation without a rule responds with its first documented example.
 */
export function accountRuleOf(operationId: string): AccountRule {
  return accountRules.get(operationId) ?? respondWithFirstExample;
}

/**
 * Operations that read accounts other than the caller's. A cache keyed by the caller's account would return stale
 * responses.
 */
export const uncacheableOperations: ReadonlySet<string> = new Set(['retrieveAccount']);
