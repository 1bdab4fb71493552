import { createRawClient } from '../../src/raw.js';
import type { Wapi } from '../../src/index.js';
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

const picture = new File([new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 255])], 'me.png', { type: 'image/png' });
const card = '213e4777-2179-4fbd-9540-84e8ed83187a';
const payment = 'SB-32-55179-oId_124-Abc2-20260203151200';
const payout = 'SB-47-1-W12345-20250306010101';

/** A call, and the request that the server must receive for it. */
export type Case = [
  operation: string,
  call: (wapi: Wapi) => Promise<unknown>,
  method: string,
  path: string,
  fields?: Record<string, unknown> | undefined,
  query?: [string, string][],
];

/** Every operation, with each kind of body and query that it accepts. */
export const cases: Case[] = [
  ['createToken', (wapi) => wapi.auth.grant(credentials), 'POST', '/wapi/auth/tokens', credentials],
  [
    'refreshToken',
    (wapi) => wapi.auth.refresh({ refresh_token: 'once' }),
    'POST',
    '/wapi/auth/tokens/refresh',
    { refresh_token: 'once' },
  ],
  ['revokeToken', (wapi) => wapi.auth.revoke(), 'DELETE', '/wapi/auth/tokens'],
  ['createAccount', (wapi) => wapi.accounts.create(account), 'POST', '/wapi/accounts', account],
  ['retrieveAccount', (wapi) => wapi.accounts.retrieve('1428855397'), 'GET', '/wapi/accounts/1428855397'],
  ['deleteAccount', (wapi) => wapi.accounts.delete('1428855397'), 'DELETE', '/wapi/accounts/1428855397'],
  ['updatePassword', (wapi) => wapi.user.updatePassword(passwords), 'PATCH', '/wapi/user/password', passwords],
  ['updatePhone', (wapi) => wapi.user.updatePhone({ phone: '+1868' }), 'PATCH', '/wapi/user/phone', { phone: '+1868' }],
  [
    'updateAccount',
    (wapi) => wapi.accounts.update('1428855397', { first_name: 'Jo' }),
    'PATCH',
    '/wapi/accounts/1428855397',
    { first_name: 'Jo' },
  ],
  ['getUserProfile', (wapi) => wapi.user.getProfile(), 'GET', '/wapi/user'],
  ['createPicture', (wapi) => wapi.user.createPicture({ picture }), 'POST', '/wapi/user/picture', { picture }],
  ['updatePicture', (wapi) => wapi.user.updatePicture({ picture }), 'PATCH', '/wapi/user/picture', { picture }],
  ['deletePicture', (wapi) => wapi.user.deletePicture(), 'DELETE', '/wapi/user/picture'],
  ['getBanks', (wapi) => wapi.user.getBanks(), 'GET', '/wapi/user/banks'],
  ['getLocalBank', (wapi) => wapi.user.getLocalBank(), 'GET', '/wapi/user/banks/local'],
  ['createLocalBank', (wapi) => wapi.user.createLocalBank(localBank), 'POST', '/wapi/user/banks/local', localBank],
  ['updateLocalBank', (wapi) => wapi.user.updateLocalBank(localBank), 'PATCH', '/wapi/user/banks/local', localBank],
  ['deleteLocalBank', (wapi) => wapi.user.deleteLocalBank(), 'DELETE', '/wapi/user/banks/local'],
  ['getForeignBank', (wapi) => wapi.user.getForeignBank(), 'GET', '/wapi/user/banks/foreign'],
  [
    'createForeignBank',
    (wapi) => wapi.user.createForeignBank(foreignBank),
    'POST',
    '/wapi/user/banks/foreign',
    foreignBank,
  ],
  [
    'updateForeignBank',
    (wapi) => wapi.user.updateForeignBank({ bank_address: 'x' }),
    'PATCH',
    '/wapi/user/banks/foreign',
    { bank_address: 'x' },
  ],
  ['deleteForeignBank', (wapi) => wapi.user.deleteForeignBank(), 'DELETE', '/wapi/user/banks/foreign'],
  [
    'getTransactionHistory',
    (wapi) => wapi.transactions.list({ environment: 'sandbox', page_size: 2, page: undefined }),
    'GET',
    '/wapi/transactions',
    undefined,
    [
      ['environment', 'sandbox'],
      ['page_size', '2'],
    ],
  ],
  ['getTransactionMeta', (wapi) => wapi.transactions.getMeta(), 'GET', '/wapi/transactions/meta'],
  [
    'getTransactionFees',
    (wapi) => wapi.transactions.getFees({ fee_structure: 'split', currency: 'USD', amount: 0.29 }),
    'GET',
    '/wapi/transactions/fees',
    undefined,
    [
      ['fee_structure', 'split'],
      ['currency', 'USD'],
      ['amount', '0.29'],
    ],
  ],
  ['retrieveTransaction', (wapi) => wapi.transactions.retrieve(payment), 'GET', `/wapi/transactions/${payment}`],
  [
    'createRefundRequest',
    (wapi) => wapi.transactions.requestRefund(payment),
    'POST',
    `/wapi/transactions/${payment}/refund`,
  ],
  ['listTrustedCards', (wapi) => wapi.trustedCards.list(), 'GET', '/wapi/trusted-cards'],
  ['createTrustedCard', (wapi) => wapi.trustedCards.create(enrolment), 'POST', '/wapi/trusted-cards', enrolment],
  ['retrieveTrustedCard', (wapi) => wapi.trustedCards.retrieve(card), 'GET', `/wapi/trusted-cards/${card}`],
  ['deleteTrustedCard', (wapi) => wapi.trustedCards.delete(card), 'DELETE', `/wapi/trusted-cards/${card}`],
  [
    'verifyTrustedCard',
    (wapi) => wapi.trustedCards.verify(card, { amount: 0.8 }),
    'POST',
    `/wapi/trusted-cards/${card}/verify`,
    { amount: '0.8' },
  ],
  [
    'chargeTrustedCard',
    (wapi) => wapi.trustedCards.charge(card, charge),
    'POST',
    `/wapi/trusted-cards/${card}/charge`,
    charge,
  ],
  [
    'chargeTrustedCard',
    (wapi) =>
      wapi.trustedCards.charge(card, {
        ...charge,
        account_number: '0128855397',
        total: 155.5,
        data: '{"cart":"7f3a"}',
      }),
    'POST',
    `/wapi/trusted-cards/${card}/charge`,
    { ...charge, total: '155.5', account_number: '0128855397', data: '{"cart":"7f3a"}' },
  ],
  ['getWithdrawalHistory', (wapi) => wapi.withdrawals.list(), 'GET', '/wapi/withdrawals'],
  [
    'getWithdrawalHistory',
    (wapi) =>
      wapi.withdrawals.list({
        amount_min: 0.5,
        status: [0, 4],
        with_deleted: true,
        withdrawal_type: ['sub_banked'],
        start_date: '2025-03-01',
        transaction_id: 'a&b=c%20',
      }),
    'GET',
    '/wapi/withdrawals',
    undefined,
    [
      ['amount_min', '0.5'],
      ['status[]', '0'],
      ['status[]', '4'],
      ['with_deleted', '1'],
      ['withdrawal_type[]', 'sub_banked'],
      ['start_date', '2025-03-01'],
      ['transaction_id', 'a&b=c%20'],
    ],
  ],
  [
    'getWithdrawalHistory',
    (wapi) =>
      createRawClient(wapi).GET('/withdrawals', {
        params: { query: { 'status[]': [0, 4], 'withdrawal_type[]': ['normal'], with_deleted: false } },
      }),
    'GET',
    '/wapi/withdrawals',
    undefined,
    [
      ['status[]', '0'],
      ['status[]', '4'],
      ['withdrawal_type[]', 'normal'],
      ['with_deleted', '0'],
    ],
  ],
  ['createWithdrawal', (wapi) => wapi.withdrawals.create(ownBank), 'POST', '/wapi/withdrawals', ownBank],
  ['createWithdrawal', (wapi) => wapi.withdrawals.create(banked), 'POST', '/wapi/withdrawals', banked],
  ['createWithdrawal', (wapi) => wapi.withdrawals.create(unbanked), 'POST', '/wapi/withdrawals', unbanked],
  ['getWithdrawalMeta', (wapi) => wapi.withdrawals.getMeta(), 'GET', '/wapi/withdrawals/meta'],
  ['retrieveWithdrawal', (wapi) => wapi.withdrawals.retrieve(payout), 'GET', `/wapi/withdrawals/${payout}`],
  ['deleteWithdrawal', (wapi) => wapi.withdrawals.delete(payout), 'DELETE', `/wapi/withdrawals/${payout}`],
];
