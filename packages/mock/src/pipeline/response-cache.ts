import type { RenderedResponse } from './render-response.js';
import type { MockRequest } from '../http/mock-request.js';
import type { Account } from '../state/account.js';

/** What was written for an account. An account that changes is another object, so nothing is ever out of date. */
export interface ResponseCache {
  get(account: Account, operationId: string, request: MockRequest): RenderedResponse | undefined;
  set(account: Account, operationId: string, request: MockRequest, written: RenderedResponse): void;
}

/** How many answers are kept of an account: callers choose the queries. */
const MAX_KEPT = 200;

/** Creates a memo. What it keeps goes with the account. */
export function createResponseCache(): ResponseCache {
  const byAccount = new WeakMap<Account, Map<string, RenderedResponse>>();
  const keyOf = (operationId: string, { origin, path, query }: MockRequest): string =>
    `${operationId} ${origin}${path}?${query}`;
  return {
    get: (account, operationId, request) => byAccount.get(account)?.get(keyOf(operationId, request)),
    set(account, operationId, request, written) {
      const kept = byAccount.get(account) ?? new Map<string, RenderedResponse>();
      if (kept.size >= MAX_KEPT) kept.clear();
      kept.set(keyOf(operationId, request), written);
      byAccount.set(account, kept);
    },
  };
}
