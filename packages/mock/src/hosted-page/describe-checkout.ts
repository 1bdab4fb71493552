import type { Contract } from '@wapi/types';
import { microCharge } from '../state/micro-charge.js';
import type { Account, Checkout } from '../state/account.js';
import { toText } from '../state/money.js';
import type { Page } from './page-html.js';

/** What the hosted page of a checkout shows. */
export function describeCheckout(contract: Contract, account: Account, { transactionId, charge }: Checkout): Page {
  const merchant = `${account.firstName} ${account.lastName}`;
  if (charge === undefined) {
    return {
      title: 'Entrust a card',
      text: `${merchant} wants to charge a card of yours from time to time. The mock enters a test card for you and charges it with ${toText(microCharge(contract))} USD, which is the amount to verify it by.`,
      choices: { approve: 'Enter the test card', decline: 'Go back without a card' },
    };
  }
  const transaction = account.transactions.find(({ shown }) => shown.transaction_id === transactionId)?.shown;
  return {
    title: 'Confirm the payment',
    text: `${merchant} asks for ${transaction?.total ?? ''} ${transaction?.currency ?? ''} for order ${transaction?.order_id ?? ''}.`,
    choices: { approve: 'Pay', decline: 'Let the payment fail' },
  };
}
