import type { OperationId, Platform } from '@wapi/types';
import type { Finding, FindingLevel } from '@wapi/validation';

/** A difference between traffic and the spec. Contains names from the spec, but no values. */
export interface Deviation {
  level: FindingLevel;
  /** The operation; null if no operation matches. */
  operation: OperationId | null;
  /**
   * The method and path from the spec, such as `GET /accounts/{account_number}`. `*` replaces each segment that is not
   * in the spec.
   */
  endpoint: string;
  direction: Finding['direction'];
  /** The status code; null if the API did not respond. */
  status: number | null;
  /**
   * The location of the deviation in the request or response. `*` replaces item numbers, and names that are not in the
   * spec.
   *
   * @example `body/data/*\/status`, `query/page`, `header/X-RateLimit-Limit`
   */
  place: string;
  /** The failed JSON Schema keyword, or the name of another check. */
  keyword: string;
  /** A short description of the problem. */
  message: string;
  /** The kind of value that the spec documents, such as `string or null`. */
  expected?: string;
  /** The kind of the received value, such as `integer`. */
  seen?: string;
  /** Occurrences so far. */
  count: number;
  /** The first occurrence. */
  first: {
    /** ISO 8601. */
    at: string;
    /** The number of the request since the proxy started; the first is 1. */
    request: number;
    /** The location, with item numbers. */
    place: string;
  };
}

/** The report of a proxy, as JSON. */
export interface ProxyReport {
  /** The version of this format. */
  version: 1;
  /** The API's base URL. */
  target: string;
  /** The country platform for which requests were checked. */
  platform: Platform;
  /** Whether the platform is the default, because no option and no WiPay host determined it. */
  platformIsDefault: boolean;
  /** ISO 8601. */
  startedAt: string;
  /** Requests below `/wapi`. */
  requests: number;
  /** Requests without a response from the API. Each also counts in a deviation with the keyword `unanswered`. */
  unanswered: number;
  /** Occurrences that were dropped because the report already has 2000 distinct deviations. */
  leftOut: number;
  /** The deviations, in order of first occurrence. */
  deviations: readonly Deviation[];
}

/** Whether a value is a proxy report. Checks only the version, the target and the list of deviations. */
export function isReport(value: unknown): value is ProxyReport {
  const { version, target, deviations } = (value ?? {}) as Partial<Record<keyof ProxyReport, unknown>>;
  return version === 1 && typeof target === 'string' && Array.isArray(deviations);
}
