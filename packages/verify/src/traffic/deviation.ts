import type { OperationId, Platform } from '@wapi/types';
import type { Finding, FindingLevel } from '@wapi/validation';

/** A difference between traffic and the spec. Contains names from the spec and never a value. */
export interface Deviation {
  level: FindingLevel;
  /** Null if no operation matches. */
  operation: OperationId | null;
  /**
   * Method and path of the spec, such as `GET /accounts/{account_number}`. `*` replaces each segment that is not in
   * the spec.
   */
  endpoint: string;
  direction: Finding['direction'];
  /** The status code; null if the API did not respond. */
  status: number | null;
  /**
   * The part of the message. `*` replaces an item number or a name that is not in the spec.
   *
   * @example `body/data/*\/status`, `query/page`, `header/X-RateLimit-Limit`
   */
  place: string;
  /** The failed JSON Schema keyword, or the name of another check. */
  keyword: string;
  /** The problem in a few words. */
  message: string;
  /** The kind of value that the spec documents, such as `string or null`. */
  expected?: string;
  /** The kind of value in the message, such as `integer`. */
  seen?: string;
  /** Occurrences so far. */
  count: number;
  /** The first occurrence. */
  first: {
    /** ISO 8601. */
    at: string;
    /** The number of the request since the proxy started; the first is 1. */
    request: number;
    /** The place, with item numbers. */
    place: string;
  };
}

/** The report of a proxy, as JSON. */
export interface ProxyReport {
  /** The version of this format. */
  version: 1;
  /** The API's base URL. */
  target: string;
  /** The country platform that requests were checked for. */
  platform: Platform;
  /** Whether the platform is the default, because no option and no WiPay host determined it. */
  platformIsDefault: boolean;
  /** ISO 8601. */
  startedAt: string;
  /** Requests below `/wapi`. */
  requests: number;
  /** Requests without a response of the API. Each also counts in a deviation with the keyword `unanswered`. */
  unanswered: number;
  /** Occurrences that were dropped because the report already has 2000 distinct deviations. */
  leftOut: number;
  /** In order of first occurrence. */
  deviations: readonly Deviation[];
}

/** Checks only the outline: version, target and list. */
export function isReport(value: unknown): value is ProxyReport {
  const { version, target, deviations } = (value ?? {}) as Partial<Record<keyof ProxyReport, unknown>>;
  return version === 1 && typeof target === 'string' && Array.isArray(deviations);
}
