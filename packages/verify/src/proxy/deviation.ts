import type { OperationId, Platform } from '@wapi/types';
import type { Finding, FindingLevel } from '@wapi/validation';

/** Where traffic is not as the spec says. Holds names that the spec has and never a value. */
export interface Deviation {
  level: FindingLevel;
  /** The operation; null where the spec has none. */
  operation: OperationId | null;
  /** Method and path as the spec writes it, e.g. `GET /accounts/{account_number}`; `*` where the spec has no word for a segment. */
  endpoint: string;
  /** Which of the two messages deviates. */
  direction: Finding['direction'];
  /** The status of the answer; null where there was none. */
  status: number | null;
  /** The part of the message, e.g. `body/data/*\/status`, `query/page`, `header/X-RateLimit-Limit`. `*` is an item, or a name that the spec does not have. */
  place: string;
  /** The keyword of JSON Schema that fails, or the name of another check. */
  keyword: string;
  /** What is wrong, in a sentence. */
  message: string;
  /** How often it was seen. */
  count: number;
  /** Where it was seen first. */
  first: {
    /** ISO 8601. */
    at: string;
    /** The number of the request, counted from 1 since the proxy started. */
    request: number;
    /** The place with the numbers of the items. */
    place: string;
  };
}

/** What a proxy has seen, as JSON. */
export interface ProxyReport {
  /** The version of this format. */
  version: 1;
  /** The API's base URL. */
  target: string;
  /** The country platform that requests were checked for. */
  platform: Platform;
  /** Whether that is the default: nobody chose it, and the target is no host of WiPay's that tells one. */
  platformIsDefault: boolean;
  /** ISO 8601. */
  startedAt: string;
  /** How many requests there were for the API. */
  requests: number;
  /** How many of them the API did not answer. Each is counted in a deviation with the keyword `unanswered` as well. */
  unanswered: number;
  /** How many deviations were not kept, because there were too many already. */
  leftOut: number;
  /** In the order in which they were first seen. */
  deviations: readonly Deviation[];
}

/** Whether something is a report of a proxy, as far as its outline says. */
export function isReport(value: unknown): value is ProxyReport {
  const { version, target, deviations } = (value ?? {}) as Partial<Record<keyof ProxyReport, unknown>>;
  return version === 1 && typeof target === 'string' && Array.isArray(deviations);
}
