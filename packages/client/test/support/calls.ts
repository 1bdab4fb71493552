import type { OperationId } from '@wapi/types';
import type { Wapi } from '../../src/index.js';
import {
  account,
  charge,
  credentials,
  enrolment,
  exampleId,
  foreignBank,
  localBank,
  ownBank,
  passwords,
} from './bodies.js';

/** The fields that the results of all methods have. */
export interface CallResult {
  status: number;
  data: unknown;
  error: { message: string } | undefined;
}
export type Call = (wapi: Wapi) => Promise<CallResult>;

const png = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const picture = { data: png, filename: 'me.png', type: 'image/png' };

export const verifiedCard = exampleId('chargeTrustedCard', 'uuid');
export const unverifiedCard = exampleId('verifyTrustedCard', 'uuid');
export const payment = exampleId('retrieveTransaction', 'transaction_id');
export const payout = exampleId('retrieveWithdrawal', 'transaction_id');

/** One valid call to every operation. */
export const calls: Record<OperationId, Call> = {
  createToken: (wapi) => wapi.auth.grant(credentials),
  refreshToken: async (wapi) => {
    const granted = await wapi.auth.grant(credentials);
    const token = granted.documented ? granted.data?.refresh_token : undefined;
    return wapi.auth.refresh({ refresh_token: token ?? 'none' });
  },
  revokeToken: (wapi) => wapi.auth.revoke(),
  createAccount: (wapi) => wapi.accounts.create(account),
  retrieveAccount: (wapi) => wapi.accounts.retrieve('1428855397'),
  updateAccount: (wapi) => wapi.accounts.update('1428855397', { first_name: 'Johnathan' }),
  deleteAccount: (wapi) => wapi.accounts.delete('1428855397'),
  updatePassword: (wapi) => wapi.user.updatePassword(passwords),
  updatePhone: (wapi) => wapi.user.updatePhone({ phone: '+18687770000' }),
  getUserProfile: (wapi) => wapi.user.getProfile(),
  createPicture: (wapi) => wapi.user.createPicture({ picture }),
  updatePicture: (wapi) => wapi.user.updatePicture({ picture }),
  deletePicture: (wapi) => wapi.user.deletePicture(),
  getBanks: (wapi) => wapi.user.getBanks(),
  getLocalBank: (wapi) => wapi.user.getLocalBank(),
  createLocalBank: (wapi) => wapi.user.createLocalBank(localBank),
  updateLocalBank: (wapi) => wapi.user.updateLocalBank({ bank_account: '000987654321' }),
  deleteLocalBank: (wapi) => wapi.user.deleteLocalBank(),
  getForeignBank: (wapi) => wapi.user.getForeignBank(),
  createForeignBank: (wapi) => wapi.user.createForeignBank(foreignBank),
  updateForeignBank: (wapi) => wapi.user.updateForeignBank({ bank_address: '1 Main Street' }),
  deleteForeignBank: (wapi) => wapi.user.deleteForeignBank(),
  getTransactionHistory: (wapi) => wapi.transactions.list({ environment: 'sandbox' }),
  getTransactionMeta: (wapi) => wapi.transactions.getMeta(),
  getTransactionFees: (wapi) =>
    wapi.transactions.getFees({ fee_structure: 'customer_pay', currency: 'TTD', amount: 100 }),
  retrieveTransaction: (wapi) => wapi.transactions.retrieve(payment),
  createRefundRequest: (wapi) => wapi.transactions.requestRefund(payment),
  listTrustedCards: (wapi) => wapi.trustedCards.list(),
  createTrustedCard: (wapi) => wapi.trustedCards.create(enrolment),
  retrieveTrustedCard: (wapi) => wapi.trustedCards.retrieve(verifiedCard),
  deleteTrustedCard: (wapi) => wapi.trustedCards.delete(verifiedCard),
  verifyTrustedCard: (wapi) => wapi.trustedCards.verify(unverifiedCard, { amount: 0.8 }),
  chargeTrustedCard: (wapi) => wapi.trustedCards.charge(verifiedCard, charge),
  getWithdrawalHistory: (wapi) => wapi.withdrawals.list(),
  createWithdrawal: (wapi) => wapi.withdrawals.create(ownBank),
  getWithdrawalMeta: (wapi) => wapi.withdrawals.getMeta(),
  retrieveWithdrawal: (wapi) => wapi.withdrawals.retrieve(payout),
  deleteWithdrawal: (wapi) => wapi.withdrawals.delete(payout),
};

/** Makes a call after a first call whose response is ignored. */
export function after(before: Call, call: Call): Call {
  return async (wapi) => {
    await before(wapi);
    return call(wapi);
  };
}
