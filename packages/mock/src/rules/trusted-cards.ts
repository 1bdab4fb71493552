import type { components } from '@wapi/types';
import { messageFor } from '@wapi/validation';
import { checkoutUrl } from '../hosted-page/checkout-url.js';
import { type Account, isLinked, replaceItem, type StoredTransaction, type TrustedCard } from '../state/account.js';
import { toCents, toNumber, toText } from '../state/money.js';
import { toTimestamp } from '../state/samples.js';
import { newTransactionId } from '../state/transaction-id.js';
import { exchangeRate, splitFees } from './fees.js';
import { microCharge } from '../state/micro-charge.js';
import { type AccountRule, RESTRICTED, type RuleContext, text } from './rule.js';
import { transactionMeta } from './transactions.js';
import type { Decision } from './decision.js';

type Environment = components['schemas']['Environment'];

export const listTrustedCards: AccountRule = (_context, { trustedCards }) => ({
  status: 200,
  example: trustedCards.length > 0 ? 'trustedCards' : 'noTrustedCards',
  why: `the caller has ${trustedCards.length} cards`,
  fill: (body) => void (body['data'] = trustedCards),
});

/** Shows the card with the given id. If the caller has no such card, shows an empty list. */
export const retrieveTrustedCard: AccountRule = (context, account) => {
  const card = find(context, account);
  if (card === undefined) return { status: 200, example: 'trustedCardUnknown', why: UNKNOWN_ID };
  return {
    status: 200,
    example: 'trustedCard',
    why: 'the caller has the card',
    fill: (body) => void (body['data'] = [card]),
  };
};

/** Returns the URL of the hosted page on which the customer enters a card. */
export const createTrustedCard: AccountRule = ({ fields, request, clock }, account) => {
  const transactionId = newTransactionId(account.accountNumber, clock());
  const checkout = {
    transactionId,
    environment: text(fields, 'environment') as Environment,
    responseUrl: text(fields, 'response_url'),
  };
  account.checkouts = [...account.checkouts, checkout];
  return withLink(
    'enrolmentLink',
    checkoutUrl(request, account.accountNumber, transactionId),
    transactionId,
    'the hosted page waits for the card',
  );
};

/**
 * Verifies a card by the amount of its micro-charge, in USD or in the platform's currency. A wrong amount deletes the
 * card.
 */
export const verifyTrustedCard: AccountRule = (context, account) => {
  const { contract, platform, fields, clock } = context;
  const card = find(context, account);
  if (card === undefined) return { status: 400, example: 'cardUnknown', why: UNKNOWN_ID };
  if (card.verified) return { status: 403, example: 'cardAlreadyVerified', why: 'the card is verified' };
  if (Date.parse(card.verify_expiry ?? '') <= clock()) {
    return { status: 403, example: 'verificationWindowExpired', why: 'the verification window has expired' };
  }
  const charged = microCharge(contract);
  const right = [charged, Math.round(charged * exchangeRate(contract, platform))].map(toNumber);
  // Compare exact amounts, because rounding to cents would accept 0.804 as 0.80.
  if (!right.includes(Number(text(fields, 'amount')))) {
    remove(account, card);
    return {
      status: 400,
      example: 'amountIncorrect',
      why: 'the amount is not that of the micro-charge; the card is deleted',
      save: true,
    };
  }
  account.trustedCards = replaceItem(account.trustedCards, card, { ...card, verified: true, verify_expiry: null });
  return { status: 200, example: 'ok', why: 'the amount is that of the micro-charge' };
};

/** Returns the URL of the hosted page on which the customer confirms a payment with a verified card. */
export const chargeTrustedCard: AccountRule = async (context, account) => {
  const { contract, platform, fields, request, clock } = context;
  if (account.restricted) return { status: 403, example: 'chargeForbidden', why: RESTRICTED };
  const card = find(context, account);
  if (card === undefined) return { status: 400, example: 'cardUnknown', why: UNKNOWN_ID };
  const refusal = refuseCharge(context, card) ?? (await refuseAccount(context, account));
  if (refusal !== undefined) return refusal;

  const currency = text(fields, 'currency');
  const structure = text(fields, 'fee_structure') as components['schemas']['FeeStructure'];
  const { customer, merchant, label } = splitFees(
    contract,
    platform,
    structure,
    currency,
    toCents(text(fields, 'total')),
  );
  const orderId = text(fields, 'order_id');
  const transactionId = newTransactionId(account.accountNumber, clock(), orderId);
  const transaction: StoredTransaction = {
    environment: card.environment,
    ...(account.merchant && { receiver: text(fields, 'account_number') }),
    refundRequested: false,
    shown: {
      currency,
      data: fields['data'] === undefined ? null : text(fields, 'data'),
      date: toTimestamp(clock()),
      fee_structure: label,
      order_id: orderId,
      status: 'incomplete',
      status_desc: 'Transaction Incomplete',
      total: toText(customer.total),
      transaction_id: transactionId,
    },
  };
  account.transactions = [transaction, ...account.transactions];
  const checkout = {
    transactionId,
    environment: card.environment,
    responseUrl: text(fields, 'response_url'),
    charge: {
      cardUuid: card.uuid,
      credited: toText(merchant.total),
      origin: text(fields, 'origin'),
    },
  };
  account.checkouts = [...account.checkouts, checkout];
  return withLink(
    'chargeLink',
    checkoutUrl(request, account.accountNumber, transactionId),
    transactionId,
    'the hosted page waits for the customer',
  );
};

/** Deletes a card, even if it is unverified. */
export const deleteTrustedCard: AccountRule = (context, account) => {
  const card = find(context, account);
  if (card === undefined) return { status: 400, example: 'uuidInvalid', why: UNKNOWN_ID };
  remove(account, card);
  return { status: 200, example: 'ok', why: 'the caller had the card' };
};

const UNKNOWN_ID = 'the caller has no card with this uuid';

function find({ parameters }: RuleContext, { trustedCards }: Account): TrustedCard | undefined {
  return trustedCards.find(({ uuid }) => uuid === parameters['uuid']?.toLowerCase());
}

/** Deletes a card, and the open hosted pages for its payments. */
function remove(account: Account, card: TrustedCard): void {
  account.trustedCards = account.trustedCards.filter((other) => other !== card);
  account.checkouts = account.checkouts.filter(({ charge }) => charge?.cardUuid !== card.uuid);
}

function refuseCharge(context: RuleContext, card: TrustedCard): Decision | undefined {
  const { fields } = context;
  if (fields['environment'] !== undefined && fields['environment'] !== card.environment) {
    return { status: 400, example: 'cardEnvironmentDiffers', why: 'the environment is not that of the card' };
  }
  if (!card.verified) return { status: 403, example: 'cardNotVerified', why: 'the card is not verified' };
  const limits = transactionMeta(context).totals[text(fields, 'currency')];
  const total = toNumber(toCents(text(fields, 'total')));
  const refuse = (example: string, keyword: 'minimum' | 'maximum', limit: number): Decision => ({
    status: 400,
    example,
    why: `the total is beyond the ${keyword} of the transaction metadata`,
    fill: (body) => void (body['message'] = messageFor(context.contract, { [keyword]: limit }, 'total', keyword)),
  });
  if (limits !== undefined && total < limits.minimum) return refuse('chargeTotalTooSmall', 'minimum', limits.minimum);
  if (limits !== undefined && total > limits.maximum) return refuse('chargeTotalTooLarge', 'maximum', limits.maximum);
  return undefined;
}

/** Refuses an MMA's charge unless the sub-account is linked to the MMA. */
async function refuseAccount({ accounts, fields }: RuleContext, caller: Account): Promise<Decision | undefined> {
  if (!caller.merchant) return undefined;
  const receiver = await accounts.byNumber(text(fields, 'account_number'));
  if (receiver !== undefined && isLinked(receiver, caller) && !receiver.deactivated) return undefined;
  return { status: 403, example: 'chargeAccountNotAuthorized', why: 'the sub-account is not linked to the caller' };
}

function withLink(example: string, url: string, transactionId: string, why: string): Decision {
  return {
    status: 200,
    example,
    why,
    fill: (body) => void Object.assign(body, { url, transaction_id: transactionId }),
  };
}
