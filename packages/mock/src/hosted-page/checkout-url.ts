import { withNamespace, type MockRequest } from '../http/mock-request.js';

/** Where the hosted page is, under the origin. The samples of the reference show the same path. */
export const CHECKOUT_PATH = '/checkout/payment';

/** Which checkout a hosted page is for. */
export interface CheckoutReference {
  accountNumber: string;
  transactionId: string;
}

/** The address of the hosted page of a checkout, where the request came to that asked for it. */
export function checkoutUrl(request: MockRequest, accountNumber: string, transactionId: string): string {
  const url = new URL(CHECKOUT_PATH, request.origin);
  url.searchParams.set('_data', Buffer.from(JSON.stringify({ accountNumber, transactionId })).toString('base64url'));
  return withNamespace(url, request).href;
}

/** Which checkout an address is for; undefined where it is not one that the mock gave. */
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
