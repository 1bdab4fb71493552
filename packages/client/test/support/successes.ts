import type { OperationId } from '@wapi/types';
import { banked, charge, unbanked } from './bodies.js';
import { after, type Call, calls, verifiedCard } from './calls.js';

/**
 * The caller, and optionally the call, for each documented success. An entry without a call uses the operation's valid
 * call.
 */
export const successes: [OperationId, as: string, example: string, call?: Call][] = [
  ['createToken', 'wapi@test.com', 'tokenGranted'],
  ['refreshToken', 'wapi@test.com', 'tokenGranted'],
  ['createAccount', 'mma@test.com', 'accountCreated'],
  ['createAccount', 'mma@test.com', 'accountLinked', after(calls.createAccount, calls.createAccount)],
  ['retrieveAccount', 'mma@test.com', 'account'],
  ['updateAccount', 'mma@test.com', 'ok'],
  ['deleteAccount', 'mma@test.com', 'ok'],
  ['updatePassword', 'wapi@test.com', 'ok'],
  ['updatePhone', 'wapi@test.com', 'ok'],
  ['getUserProfile', 'wapi@test.com', 'userProfile'],
  ['createPicture', 'new@test.com', 'created'],
  ['updatePicture', 'wapi@test.com', 'ok'],
  ['deletePicture', 'wapi@test.com', 'ok'],
  ['getBanks', 'wapi@test.com', 'banks'],
  ['getLocalBank', 'wapi@test.com', 'localBank'],
  ['createLocalBank', 'new@test.com', 'created'],
  ['updateLocalBank', 'wapi@test.com', 'ok'],
  ['deleteLocalBank', 'wapi@test.com', 'ok'],
  ['getForeignBank', 'wapi@test.com', 'foreignBank'],
  ['createForeignBank', 'new@test.com', 'created'],
  ['updateForeignBank', 'new@test.com', 'ok', after(calls.createForeignBank, calls.updateForeignBank)],
  ['deleteForeignBank', 'new@test.com', 'ok', after(calls.createForeignBank, calls.deleteForeignBank)],
  ['getTransactionHistory', 'wapi@test.com', 'transactions'],
  ['getTransactionMeta', 'wapi@test.com', 'transactionMeta'],
  ['getTransactionFees', 'wapi@test.com', 'feesInTtd'],
  [
    'getTransactionFees',
    'wapi@test.com',
    'feesInUsd',
    (wapi) => wapi.transactions.getFees({ fee_structure: 'customer_pay', currency: 'USD', amount: 100 }),
  ],
  ['retrieveTransaction', 'wapi@test.com', 'attemptedTransaction'],
  ['createRefundRequest', 'wapi@test.com', 'refundRequested'],
  ['listTrustedCards', 'wapi@test.com', 'trustedCards'],
  ['listTrustedCards', 'new@test.com', 'noTrustedCards'],
  ['createTrustedCard', 'wapi@test.com', 'enrolmentLink'],
  ['retrieveTrustedCard', 'wapi@test.com', 'trustedCard'],
  ['retrieveTrustedCard', 'new@test.com', 'trustedCardUnknown'],
  ['deleteTrustedCard', 'wapi@test.com', 'ok'],
  ['verifyTrustedCard', 'wapi@test.com', 'ok'],
  ['chargeTrustedCard', 'wapi@test.com', 'chargeLink'],
  [
    'chargeTrustedCard',
    'mma@test.com',
    'chargeLink',
    (wapi) =>
      wapi.trustedCards.charge(verifiedCard, {
        ...charge,
        account_number: '1428855397',
        data: '{}',
        environment: 'sandbox',
      }),
  ],
  ['getWithdrawalHistory', 'wapi@test.com', 'withdrawals'],
  ['createWithdrawal', 'wapi@test.com', 'withdrawalCreated'],
  [
    'createWithdrawal',
    'wapi@test.com',
    'withdrawalCreated',
    (wapi) => wapi.withdrawals.create({ ...banked, currency: 'TTD' }),
  ],
  [
    'createWithdrawal',
    'wapi@test.com',
    'withdrawalCreated',
    (wapi) => wapi.withdrawals.create({ ...unbanked, currency: 'TTD' }),
  ],
  ['getWithdrawalMeta', 'wapi@test.com', 'withdrawalMeta'],
  ['retrieveWithdrawal', 'wapi@test.com', 'withdrawal'],
  ['retrieveWithdrawal', 'new@test.com', 'withdrawalUnknown'],
  ['deleteWithdrawal', 'wapi@test.com', 'withdrawalDeleted'],
];
