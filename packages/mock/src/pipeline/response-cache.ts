import type { RenderedResponse } from './render-response.js';
import type { MockRequest } from '../http/mock-request.js';
import type { Account } from '../state/account.js';

/** Caches responses per account object. A changed account is a new object, so entries never become stale. */
export interface ResponseCache {
  get(account: Account, operationId: string, request: MockRequest): RenderedResponse | undefined;
  set(account: Account, operationId: string, request: MockRequest, written: RenderedResponse): void;
}

/** The maximum number of cached responses per account. Limited, because callers choose the queries. */
const MAX_ENTRIES = 200;

/** Creates a cache. Its entries are garbage-collected with their account. */
export function createResponseCache(): ResponseCache {
  const byAccount = new WeakMap<Account, Map<string, RenderedResponse>>();
  const keyOf = (operationId: string, { origin, path, query }: MockRequest): string =>
    `${operationId} ${origin}${path}?${query}`;
  return {
    get: (account, operationId, request) => byAccount.get(account)?.get(keyOf(operationId, request)),
    set(account, operationId, request, written) {
      const entries = byAccount.get(account) ?? new Map<string, RenderedResponse>();
      if (entries.size >= MAX_ENTRIES) entries.clear();
      entries.set(keyOf(operationId, request), written);
      byAccount.set(account, entries);
    },
  };
}
