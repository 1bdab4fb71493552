import type { Contract, PlatformInfo } from '@wapi/types';
import { parseBody } from '@wapi/validation';
import type { MockResponse } from '../http/mock-response.js';
import { type MockRequest, urlOf } from '../http/mock-request.js';
import type { Account, Checkout } from '../state/account.js';
import type { Accounts } from '../state/accounts.js';
import { readCheckoutUrl } from './checkout-url.js';
import { describeCheckout } from './describe-checkout.js';
import { finishCheckout, type Outcome, outcomes } from './finish-checkout.js';
import { html } from './page-html.js';

export interface HostedPageDeps {
  contract: Contract;
  platform: PlatformInfo;
  accounts: Accounts;
  /** Milliseconds since 1970. */
  clock: () => number;
}

const USED = { title: 'Page not available', text: 'This page does not exist, or it was already used.' };

/**
 * Creates the hosted page for customers. `GET` shows it. `POST` with the form field `outcome` (`approve` or `decline`)
 * finishes the checkout and redirects to the merchant's `response_url`.
 */
export function createHostedPage(deps: HostedPageDeps): (request: MockRequest) => Promise<MockResponse> {
  const { contract, accounts } = deps;

  async function end(accountNumber: string, transactionId: string, outcome: Outcome): Promise<MockResponse> {
    const target = await accounts.change(accountNumber, async (account) => {
      const checkout = findCheckout(account, transactionId);
      if (checkout === undefined) return { save: false, result: undefined };
      const finished = await finishCheckout(account, checkout, outcome, deps);
      return { save: true, others: finished.others, result: finished.target };
    });
    if (target === undefined) return html(404, USED);
    return {
      status: 303,
      headers: { location: target, 'x-wapi-mock-explain': `the customer chose to ${outcome}` },
      body: '',
    };
  }

  return async (request) => {
    const { method } = request;
    const { accountNumber = '', transactionId = '' } = readCheckoutUrl(urlOf(request)) ?? {};
    const account = await accounts.byNumber(accountNumber);
    const checkout = account && findCheckout(account, transactionId);
    if (account === undefined || checkout === undefined) return html(404, USED);
    if (method === 'GET') return html(200, describeCheckout(contract, account, checkout));
    if (method !== 'POST') return html(405, { title: 'Method not allowed', text: 'This page supports GET and POST.' });

    const { fields } = parseBody(request);
    const outcome = outcomes.find((known) => known === fields['outcome']);
    if (outcome === undefined)
      return html(400, {
        title: 'Outcome missing',
        text: `The form field outcome must be ${outcomes.join(' or ')}.`,
      });
    return end(accountNumber, transactionId, outcome);
  };
}

function findCheckout({ checkouts }: Account, id: string): Checkout | undefined {
  return checkouts.find(({ transactionId }) => transactionId === id);
}
