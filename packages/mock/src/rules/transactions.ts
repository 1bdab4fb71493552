import type { components } from '@wapi/types';
import { type Account, replaceItem, type StoredTransaction } from '../state/account.js';
import { balanceOf, holderOf } from '../state/balance.js';
import { toCents } from '../state/money.js';
import { exampleOf } from '../state/samples.js';
import { showFees } from './fees.js';
import { pageOf } from './page.js';
import { type AccountRule, RESTRICTED, type RuleContext } from './rule.js';
import type { Decision } from './decision.js';

/** Shows a page of an environment's transactions. */
export const getTransactionHistory: AccountRule = (context, account) => {
  const ofEnvironment = account.transactions.filter(({ environment }) => environment === context.query['environment']);
  const { items, links, meta } = pageOf(ofEnvironment, context);
  return {
    status: 200,
    example: 'transactions',
    why: `${ofEnvironment.length} transactions in the environment`,
    fill: (body) => void Object.assign(body, { data: items.map(({ shown }) => shown), links, meta }),
  };
};

/** Shows one transaction. */
export const retrieveTransaction: AccountRule = (context, account) => {
  const transaction = find(context, account);
  if (transaction === undefined) return { status: 400, example: 'transactionUnknown', why: UNKNOWN_ID };
  return {
    status: 200,
    example: transaction.shown.status === 'incomplete' ? 'incompleteTransaction' : 'attemptedTransaction',
    why: 'the caller has the transaction',
    fill: (body) => void (body['data'] = transaction.shown),
  };
};

/** Shows the allowed values for payments on the platform. */
export const getTransactionMeta: AccountRule = (context) => ({
  status: 200,
  example: 'transactionMeta',
  why: 'the metadata is the same for all',
  fill: (body) => void (body['data'] = transactionMeta(context)),
});

/** Calculates the fees of a payment. */
export const getTransactionFees: AccountRule = ({ contract, platform, query }) => {
  const {
    fee_structure: structure,
    currency,
    amount,
  } = query as { fee_structure: components['schemas']['FeeStructure']; currency: string; amount: number };
  const isLocal = currency === platform.currency;
  return {
    status: 200,
    example: isLocal ? 'feesInTtd' : 'feesInUsd',
    why: `the fees of ${isLocal ? "the platform's currency" : 'USD'}`,
    fill: (body) =>
      void Object.assign(body['data'] as object, showFees(contract, platform, structure, currency, toCents(amount))),
  };
};

/** Accepts a refund request if the transaction is refundable and has no open request. */
export const createRefundRequest: AccountRule = async (context, account) => {
  const refuse = (status: number, example: string, why: string): Decision => ({ status, example, why });
  if (account.restricted) return refuse(403, 'refundForbidden', RESTRICTED);
  const transaction = find(context, account);
  if (transaction === undefined) return refuse(400, 'transactionIdInvalid', UNKNOWN_ID);
  const { shown } = transaction;
  if (shown.status !== 'success') return refuse(400, 'transactionStatusInvalid', `the transaction is ${shown.status}`);
  if (transaction.refundRequested) return refuse(400, 'refundRequestExists', 'a refund request is open');
  if (shown.status_desc === 'Refunded') return refuse(400, 'transactionRefunded', 'the transaction is refunded');
  if (shown.status_desc !== 'Normal')
    return refuse(400, 'transactionNotRefundable', `the transaction is not Normal but ${shown.status_desc}`);
  const holder = await holderOf(transaction, account, context.accounts);
  if (balanceOf(holder, shown.currency_credited, context.platform) < toCents(shown.total_credited)) {
    return refuse(403, 'refundFundsMissing', 'the account holds less than what was credited');
  }
  account.transactions = replaceItem(account.transactions, transaction, { ...transaction, refundRequested: true });
  return { status: 201, example: 'refundRequested', why: 'the transaction is a Normal success' };
};

const UNKNOWN_ID = 'the caller has no transaction with this id';

function find({ parameters }: RuleContext, account: Account): StoredTransaction | undefined {
  return account.transactions.find(({ shown }) => shown.transaction_id === parameters['transaction_id']);
}

/**
 * Returns the sample's metadata with the currencies of the platform. WiPay does not document the limits of other
 * platforms.
 */
export function transactionMeta({
  contract,
  platform,
}: Pick<RuleContext, 'contract' | 'platform'>): components['schemas']['TransactionMeta'] {
  const meta = exampleOf(contract, 'transactionMeta')['data'] as components['schemas']['TransactionMeta'];
  const limits = Object.values(meta.totals);
  return {
    ...meta,
    currencies: [...platform.currencies] as typeof meta.currencies,
    totals: Object.fromEntries(
      platform.currencies.flatMap((currency, index) => (limits[index] ? [[currency, limits[index]]] : [])),
    ),
  };
}
