import type { OperationId, Scope } from '@wapi/types';
import type { RetrieveTransactionData } from '../../src/index.js';
import {
  account,
  banked,
  charge,
  credentials,
  enrolment,
  foreignBank,
  localBank,
  ownBank,
  passwords,
  unbanked,
} from './bodies.js';
import { after, type Call, calls, unverifiedCard, verifiedCard } from './calls.js';
import { getExampleData } from './documented-examples.js';

const plainText = { data: new TextEncoder().encode('plain text'), filename: 'me.txt', type: 'text/plain' };

/** Returns the id of a sample payment in the spec. */
function paymentWhere(wanted: (payment: RetrieveTransactionData['data']) => boolean): string {
  const found = getExampleData<RetrieveTransactionData['data'][]>('getTransactionHistory', 'transactions').find(wanted);
  if (!found) throw new Error('the spec has no such sample of a payment');
  return found.transaction_id;
}

const incomplete = paymentWhere(({ status }) => status === 'incomplete');
const refunded = paymentWhere(({ status_desc: text }) => text === 'Refunded');
const chargedBack = paymentWhere(({ status_desc: text }) => text === 'Chargeback');
const large = paymentWhere((payment) => payment.status !== 'incomplete' && payment.total_credited === '155.00');
const expiredCard = getExampleData<{ uuid: string }[]>('listTrustedCards', 'trustedCards')[2]?.uuid ?? 'none';
const completed = getExampleData<{ data: { transaction_id: string; status: number }[] }>(
  'getWithdrawalHistory',
  'withdrawals',
).data.find(({ status }) => status === 2);

/**
 * The caller, and optionally the call, for each documented error. An entry without a call uses the operation's valid
 * call.
 */
export const documentedErrors: [OperationId, as: string, example: string, call?: Call][] = [
  [
    'createToken',
    'wapi@test.com',
    'invalidScopes',
    (wapi) => wapi.auth.grant({ ...credentials, scopes: 'wapi-nothing-all' as Scope }),
  ],
  [
    'createToken',
    'wapi@test.com',
    'credentialsIncorrect',
    (wapi) => wapi.auth.grant({ ...credentials, password: 'not-the-one' }),
  ],
  [
    'createToken',
    'wapi@test.com',
    'scopeNotAllowed',
    (wapi) => wapi.auth.grant({ ...credentials, scopes: 'wapi-accounts-all' }),
  ],
  ['refreshToken', 'wapi@test.com', 'refreshTokenMissing', (wapi) => wapi.auth.refresh({ refresh_token: '' })],
  ['refreshToken', 'wapi@test.com', 'refreshTokenInvalid', (wapi) => wapi.auth.refresh({ refresh_token: 'used' })],
  [
    'createAccount',
    'mma@test.com',
    'accountEmailFormat',
    (wapi) => wapi.accounts.create({ ...account, email: 'jane' }),
  ],
  ['retrieveAccount', 'mma@test.com', 'accountNumberInvalid', (wapi) => wapi.accounts.retrieve('1')],
  ['deleteAccount', 'mma@test.com', 'accountNotAuthorized', (wapi) => wapi.accounts.delete('1234567890')],
  ['deleteAccount', 'mma@test.com', 'accountNumberInvalid', (wapi) => wapi.accounts.delete('1')],
  [
    'updatePassword',
    'wapi@test.com',
    'oldPasswordWrong',
    (wapi) => wapi.user.updatePassword({ ...passwords, old_password: 'another' }),
  ],
  ['updatePhone', 'wapi@test.com', 'phoneFormat', (wapi) => wapi.user.updatePhone({ phone: 'none' })],
  ['updateAccount', 'mma@test.com', 'accountNumberFormat', (wapi) => wapi.accounts.update('12a', { first_name: 'Jo' })],
  ['updateAccount', 'mma@test.com', 'accountNotModifiable', (wapi) => wapi.accounts.update('1', { first_name: 'Jo' })],
  [
    'updateAccount',
    'mma@test.com',
    'accountFieldInvalid',
    (wapi) => wapi.accounts.update('1428855397', { email: 'not-an-address' }),
  ],
  [
    'updateAccount',
    'mma@test.com',
    'emailTaken',
    (wapi) => wapi.accounts.update('1428855397', { email: 'wapi@test.com' }),
  ],
  ['createPicture', 'wapi@test.com', 'pictureExists'],
  ['createPicture', 'new@test.com', 'pictureType', (wapi) => wapi.user.createPicture({ picture: plainText })],
  ['createPicture', 'new@test.com', 'pictureRequired', (wapi) => wapi.user.createPicture({} as never)],
  ['updatePicture', 'new@test.com', 'pictureMissing'],
  ['updatePicture', 'wapi@test.com', 'pictureType', (wapi) => wapi.user.updatePicture({ picture: plainText })],
  ['deletePicture', 'new@test.com', 'pictureMissing'],
  ['createLocalBank', 'wapi@test.com', 'localBankExists'],
  ['createLocalBank', 'unverified@test.com', 'notVerified'],
  [
    'createLocalBank',
    'new@test.com',
    'localBankInvalid',
    (wapi) => wapi.user.createLocalBank({ ...localBank, bank_name: undefined as never }),
  ],
  ['updateLocalBank', 'new@test.com', 'localBankMissing'],
  ['updateLocalBank', 'wapi@test.com', 'noFields', (wapi) => wapi.user.updateLocalBank({} as never)],
  ['updateLocalBank', 'unverified@test.com', 'notVerified'],
  ['deleteLocalBank', 'new@test.com', 'localBankMissing'],
  ['createForeignBank', 'unverified@test.com', 'notVerified'],
  ['createForeignBank', 'new@test.com', 'foreignBankExists', after(calls.createForeignBank, calls.createForeignBank)],
  [
    'createForeignBank',
    'new@test.com',
    'foreignBankInvalid',
    (wapi) => wapi.user.createForeignBank({ ...foreignBank, beneficiary_name: undefined as never }),
  ],
  ['updateForeignBank', 'wapi@test.com', 'foreignBankMissing'],
  ['updateForeignBank', 'wapi@test.com', 'noFields', (wapi) => wapi.user.updateForeignBank({} as never)],
  ['updateForeignBank', 'unverified@test.com', 'notVerified'],
  ['deleteForeignBank', 'wapi@test.com', 'foreignBankMissing'],

  ['getTransactionHistory', 'wapi@test.com', 'transactionsQueryInvalid', (wapi) => wapi.transactions.list({} as never)],
  [
    'getTransactionFees',
    'wapi@test.com',
    'feesQueryInvalid',
    (wapi) => wapi.transactions.getFees({ currency: 'TTD', amount: 1 } as never),
  ],
  ['retrieveTransaction', 'new@test.com', 'transactionUnknown'],
  ['createRefundRequest', 'new@test.com', 'transactionIdInvalid'],
  [
    'createRefundRequest',
    'wapi@test.com',
    'transactionStatusInvalid',
    (wapi) => wapi.transactions.requestRefund(incomplete),
  ],
  [
    'createRefundRequest',
    'wapi@test.com',
    'refundRequestExists',
    after(calls.createRefundRequest, calls.createRefundRequest),
  ],
  ['createRefundRequest', 'wapi@test.com', 'transactionRefunded', (wapi) => wapi.transactions.requestRefund(refunded)],
  [
    'createRefundRequest',
    'wapi@test.com',
    'transactionNotRefundable',
    (wapi) => wapi.transactions.requestRefund(chargedBack),
  ],
  ['createRefundRequest', 'restricted@test.com', 'refundForbidden'],
  ['createRefundRequest', 'wapi@test.com', 'refundFundsMissing', (wapi) => wapi.transactions.requestRefund(large)],

  [
    'createTrustedCard',
    'wapi@test.com',
    'enrolmentFieldInvalid',
    (wapi) => wapi.trustedCards.create({ ...enrolment, environment: undefined as never }),
  ],
  ['retrieveTrustedCard', 'wapi@test.com', 'uuidFormat', (wapi) => wapi.trustedCards.retrieve('213e4777')],
  ['deleteTrustedCard', 'wapi@test.com', 'uuidFormat', (wapi) => wapi.trustedCards.delete('213e4777')],
  ['deleteTrustedCard', 'new@test.com', 'uuidInvalid'],
  [
    'verifyTrustedCard',
    'wapi@test.com',
    'amountIncorrect',
    (wapi) => wapi.trustedCards.verify(unverifiedCard, { amount: 0.81 }),
  ],
  ['verifyTrustedCard', 'wapi@test.com', 'uuidFormat', (wapi) => wapi.trustedCards.verify('5c1d2a86', { amount: 0.8 })],
  [
    'verifyTrustedCard',
    'wapi@test.com',
    'verificationFieldInvalid',
    (wapi) => wapi.trustedCards.verify(unverifiedCard, {} as never),
  ],
  ['verifyTrustedCard', 'new@test.com', 'cardUnknown'],
  [
    'verifyTrustedCard',
    'wapi@test.com',
    'cardAlreadyVerified',
    after(calls.verifyTrustedCard, calls.verifyTrustedCard),
  ],
  [
    'verifyTrustedCard',
    'wapi@test.com',
    'verificationWindowExpired',
    (wapi) => wapi.trustedCards.verify(expiredCard, { amount: 0.8 }),
  ],
  ['chargeTrustedCard', 'wapi@test.com', 'uuidFormat', (wapi) => wapi.trustedCards.charge('213e4777', charge)],
  [
    'chargeTrustedCard',
    'wapi@test.com',
    'chargeFieldInvalid',
    (wapi) => wapi.trustedCards.charge(verifiedCard, { ...charge, total: undefined as never }),
  ],
  ['chargeTrustedCard', 'new@test.com', 'cardUnknown'],
  [
    'chargeTrustedCard',
    'wapi@test.com',
    'chargeTotalTooSmall',
    (wapi) => wapi.trustedCards.charge(verifiedCard, { ...charge, total: '4.99' }),
  ],
  [
    'chargeTrustedCard',
    'wapi@test.com',
    'chargeTotalTooLarge',
    (wapi) => wapi.trustedCards.charge(verifiedCard, { ...charge, total: '20400.01' }),
  ],
  [
    'chargeTrustedCard',
    'wapi@test.com',
    'cardEnvironmentDiffers',
    (wapi) => wapi.trustedCards.charge(verifiedCard, { ...charge, environment: 'live' }),
  ],
  ['chargeTrustedCard', 'restricted@test.com', 'chargeForbidden'],
  ['chargeTrustedCard', 'wapi@test.com', 'cardNotVerified', (wapi) => wapi.trustedCards.charge(unverifiedCard, charge)],
  [
    'chargeTrustedCard',
    'mma@test.com',
    'chargeAccountNotAuthorized',
    (wapi) => wapi.trustedCards.charge(verifiedCard, { ...charge, account_number: '1234567890' }),
  ],

  [
    'getWithdrawalHistory',
    'wapi@test.com',
    'withdrawalsQueryInvalid',
    (wapi) => wapi.withdrawals.list({ page_size: 'many' as never }),
  ],
  ['createWithdrawal', 'wapi@test.com', 'withdrawalFieldInvalid', (wapi) => wapi.withdrawals.create({} as never)],
  [
    'createWithdrawal',
    'wapi@test.com',
    'bankNameUnknown',
    (wapi) => wapi.withdrawals.create({ ...banked, bank_name: 'No Such Bank' }),
  ],
  [
    'createWithdrawal',
    'wapi@test.com',
    'bankAccountLength',
    (wapi) => wapi.withdrawals.create({ ...banked, bank_account: '012345678' }),
  ],
  [
    'createWithdrawal',
    'wapi@test.com',
    'idNumberFormat',
    (wapi) => wapi.withdrawals.create({ ...unbanked, id_number: '963809' }),
  ],
  ['createWithdrawal', 'new@test.com', 'ownBankMissing'],
  ['createWithdrawal', 'restricted@test.com', 'withdrawalForbidden'],
  [
    'createWithdrawal',
    'wapi@test.com',
    'withdrawalFundsMissing',
    (wapi) => wapi.withdrawals.create({ ...ownBank, amount: '54.91' }),
  ],
  ['deleteWithdrawal', 'new@test.com', 'withdrawalNotDeletable'],
  [
    'deleteWithdrawal',
    'wapi@test.com',
    'withdrawalNotDeletable',
    (wapi) => wapi.withdrawals.delete(completed?.transaction_id ?? 'none'),
  ],
];
