import type { Written } from './answer-writer.js';
import type { MockRequest } from './request/mock-request.js';
import type { Account } from './state/account.js';

/** What was written for an account. An account that changes is another object, so nothing is ever out of date. */
export interface Memo {
  find(account: Account, operationId: string, request: MockRequest): Written | undefined;
  keep(account: Account, operationId: string, request: MockRequest, written: Written): void;
}

/** How many answers are kept of an account: callers choose the queries. */
const MAX_KEPT = 200;

/** Creates a memo. What it keeps goes with the account. */
export function createMemo(): Memo {
  const byAccount = new WeakMap<Account, Map<string, Written>>();
  const keyOf = (operationId: string, { origin, path, query }: MockRequest): string => `${operationId} ${origin}${path}?${query}`;
  return {
    find: (account, operationId, request) => byAccount.get(account)?.get(keyOf(operationId, request)),
    keep(account, operationId, request, written) {
      const kept = byAccount.get(account) ?? new Map<string, Written>();
      if (kept.size >= MAX_KEPT) kept.clear();
      kept.set(keyOf(operationId, request), written);
      byAccount.set(account, kept);
    },
  };
}
