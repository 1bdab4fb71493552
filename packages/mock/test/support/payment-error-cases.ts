import type { Mock } from '../../src/index.js';
import { bearer, type FormInput, type Reply, send } from './caller.js';
import { as, error, exampleForm, type ErrorCase } from './error-case.js';

const CHARGED = 'SB-32-55179-oId_124-Abc2-20260203151200';
const CREDITED_155 = 'SB-32-55179-oId_123-Abc1-20260202232018';
const FAILED = 'SB-32-55179-oId_122-Abc0-20260201180500';
const REFUNDED = 'SB-32-55179-oId_121-Aba9-20260115140000';
const CHARGEBACK = 'SB-32-55179-oId_120-Aba8-20260110093000';

const VERIFIED = '213e4777-2179-4fbd-9540-84e8ed83187a';
const UNVERIFIED = '5c1d2a86-0f3b-4e59-8b7a-6d9e4f1a2c30';
const EXPIRED = 'e7b40c9d-3a52-4f18-9c6e-1b8d7a5f2e94';
const NOBODYS = '213e4777-2179-4fbd-9540-84e8ed83187b';
const VERSION_1 = '213e4777-2179-1fbd-9540-84e8ed83187a';

const ORDER = exampleForm('chargeTrustedCard', 'orderToCharge');
const ORDER_OF_SUB_ACCOUNT = exampleForm('chargeTrustedCard', 'orderOfSubAccount');

const refund = (id: string, email = 'wapi@test.com') =>
  as(email, 'wapi-transactions-all', 'POST', `/transactions/${id}/refund`);
const transactions = (path: string) => as('wapi@test.com', 'wapi-transactions-all', 'GET', `/transactions${path}`);
const cards = (method: string, path: string, form?: FormInput, email = 'wapi@test.com') =>
  as(email, 'wapi-trusted-cards-all', method, `/trusted-cards${path}`, form);
const charge = (change: FormInput = {}, uuid = VERIFIED, email = 'wapi@test.com') =>
  cards('POST', `/${uuid}/charge`, { ...ORDER, ...change }, email);

async function refundTwice(mock: Mock): Promise<Reply> {
  const headers = await bearer(mock, 'wapi@test.com', 'wapi-transactions-all');
  await send(mock, 'POST', `/transactions/${CHARGED}/refund`, { headers });
  return send(mock, 'POST', `/transactions/${CHARGED}/refund`, { headers });
}

/** One case for each error documented for transactions and trusted cards. */
export const paymentErrorCases: readonly ErrorCase[] = [
  error('getTransactionHistory', 400, 'transactionsQueryInvalid', 'no environment', transactions('')),
  error('retrieveTransaction', 400, 'transactionUnknown', 'an unknown id', transactions('/SB-1-1-none-20260101000000')),
  error('getTransactionFees', 400, 'feesQueryInvalid', 'no fee structure', transactions('/fees?currency=TTD&amount=1')),
  error('createRefundRequest', 400, 'transactionIdInvalid', 'an unknown id', refund('SB-1-1-none-20260101000000')),
  error('createRefundRequest', 400, 'transactionStatusInvalid', 'a failed payment', refund(FAILED)),
  error('createRefundRequest', 400, 'refundRequestExists', 'a second request', refundTwice),
  error('createRefundRequest', 400, 'transactionRefunded', 'a refunded payment', refund(REFUNDED)),
  error('createRefundRequest', 400, 'transactionNotRefundable', 'a payment that was charged back', refund(CHARGEBACK)),
  error('createRefundRequest', 403, 'refundForbidden', 'a restricted account', refund(CHARGED, 'restricted@test.com')),
  error('createRefundRequest', 403, 'refundFundsMissing', 'a payment of more than the balance', refund(CREDITED_155)),

  error(
    'createTrustedCard',
    400,
    'enrolmentFieldInvalid',
    'no environment',
    cards('POST', '', { response_url: 'https://shop.example.com' }),
  ),
  error('retrieveTrustedCard', 400, 'uuidFormat', 'a uuid of version 1', cards('GET', `/${VERSION_1}`)),
  error('deleteTrustedCard', 400, 'uuidFormat', 'a uuid of version 1', cards('DELETE', `/${VERSION_1}`)),
  error('deleteTrustedCard', 400, 'uuidInvalid', 'an unknown uuid', cards('DELETE', `/${NOBODYS}`)),
  error('verifyTrustedCard', 400, 'uuidFormat', 'an invalid uuid', cards('POST', '/none/verify', { amount: '0.80' })),
  error(
    'verifyTrustedCard',
    400,
    'cardUnknown',
    'an unknown uuid',
    cards('POST', `/${NOBODYS}/verify`, { amount: '0.80' }),
  ),
  error('verifyTrustedCard', 400, 'verificationFieldInvalid', 'no amount', cards('POST', `/${UNVERIFIED}/verify`, {})),
  error(
    'verifyTrustedCard',
    400,
    'amountIncorrect',
    'a wrong amount',
    cards('POST', `/${UNVERIFIED}/verify`, { amount: '0.81' }),
  ),
  error(
    'verifyTrustedCard',
    403,
    'cardAlreadyVerified',
    'a verified card',
    cards('POST', `/${VERIFIED}/verify`, { amount: '0.80' }),
  ),
  error(
    'verifyTrustedCard',
    403,
    'verificationWindowExpired',
    'a card with an expired deadline',
    cards('POST', `/${EXPIRED}/verify`, { amount: '0.80' }),
  ),
  error('chargeTrustedCard', 400, 'uuidFormat', 'an invalid uuid', charge({}, 'none')),
  error('chargeTrustedCard', 400, 'cardUnknown', 'an unknown uuid', charge({}, NOBODYS)),
  error('chargeTrustedCard', 400, 'chargeFieldInvalid', 'no total', charge({ total: '' })),
  error('chargeTrustedCard', 400, 'chargeTotalTooSmall', 'a cent less than the least', charge({ total: '4.99' })),
  error('chargeTrustedCard', 400, 'chargeTotalTooLarge', 'a cent more than the most', charge({ total: '20400.01' })),
  error('chargeTrustedCard', 400, 'cardEnvironmentDiffers', 'the other environment', charge({ environment: 'live' })),
  error(
    'chargeTrustedCard',
    403,
    'chargeForbidden',
    'a restricted account',
    charge({}, VERIFIED, 'restricted@test.com'),
  ),
  error('chargeTrustedCard', 403, 'cardNotVerified', 'a card that is not verified', charge({}, UNVERIFIED)),
  error(
    'chargeTrustedCard',
    403,
    'chargeAccountNotAuthorized',
    'the account of a different owner',
    cards('POST', `/${VERIFIED}/charge`, { ...ORDER_OF_SUB_ACCOUNT, account_number: '1234567890' }, 'mma@test.com'),
  ),
  {
    ...error(
      'chargeTrustedCard',
      400,
      'chargeFieldInvalid',
      'an MMA without the sub-account',
      charge({}, VERIFIED, 'mma@test.com'),
    ),
    message: 'The account number field is required.',
  },
];
