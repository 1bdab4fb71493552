import type { Contract } from '@wapi/types';
import { microCharge } from '../state/micro-charge.js';
import type { Account, Checkout } from '../state/account.js';
import { toText } from '../state/money.js';
import type { Page } from './page-html.js';

/** Returns the text and labels of the hosted page for a checkout. */
export function describeCheckout(contract: Contract, account: Account, { transactionId, charge }: Checkout): Page {
  const merchant = `${account.firstName} ${account.lastName}`;
  if (charge === undefined) {
    return {
      title: 'Add a card',
      text:
        `${merchant} wants to charge your card from time to time. The mock enters a test card for you and charges it ` +
        `${toText(microCharge(contract))} USD. Verify the card with this amount.`,
      choices: { approve: 'Enter the test card', decline: 'Go back without a card' },
    };
  }
  const transaction = account.transactions.find(({ shown }) => shown.transaction_id === transactionId)?.shown;
  return {
    title: 'Confirm the payment',
    text:
      `${merchant} requests ${transaction?.total ?? ''} ${transaction?.currency ?? ''} for order ` +
      `${transaction?.order_id ?? ''}.`,
    choices: { approve: 'Pay', decline: 'Let the payment fail' },
  };
}
