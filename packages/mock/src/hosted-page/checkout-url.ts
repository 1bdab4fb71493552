import { withNamespace, type MockRequest } from '../http/mock-request.js';

/** The path of the hosted page, taken from the samples in the reference. */
export const CHECKOUT_PATH = '/checkout/payment';

/** Identifies the checkout of a hosted page. */
export interface CheckoutReference {
  accountNumber: string;
  transactionId: string;
}

/** Creates a hosted page's URL, on the origin of the request. */
export function checkoutUrl(request: MockRequest, accountNumber: string, transactionId: string): string {
  const url = new URL(CHECKOUT_PATH, request.origin);
  url.searchParams.set('_data', Buffer.from(JSON.stringify({ accountNumber, transactionId })).toString('base64url'));
  return withNamespace(url, request).href;
}

/** Reads the checkout from the URL of a hosted page. Returns undefined if the URL contains no checkout. */
export function readCheckoutUrl(url: URL): CheckoutReference | undefined {
  try {
    const data: unknown = JSON.parse(Buffer.from(url.searchParams.get('_data') ?? '', 'base64url').toString());
    if (typeof data !== 'object' || data === null) return undefined;
    const { accountNumber, transactionId } = data as Record<string, unknown>;
    return typeof accountNumber === 'string' && typeof transactionId === 'string'
      ? { accountNumber, transactionId }
      : undefined;
  } catch {
    return undefined;
  }
}
