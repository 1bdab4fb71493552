import type { OperationId } from '@wapi/types';

/** Describes a request without its credential, body and parameters. */
export interface WapiEvent {
  operationId: OperationId;
  /** The call's id, the same for all requests of the call. The client creates it and does not send it. */
  requestId: string;
  /** Counted from 1. */
  attempt: number;
  /** A name and attributes for a span, following OpenTelemetry's conventions for HTTP clients. */
  span: { name: string; attributes: Record<string, string | number> };
}

/** A response arrived, or the request failed without one. */
export interface WapiResponseEvent extends WapiEvent {
  /** The HTTP status; undefined without a response. */
  status: number | undefined;
  /** Milliseconds from the request to its response. */
  durationMs: number;
}

/** The client is about to repeat the request. */
export interface WapiRetryEvent extends WapiEvent {
  /**
   * Why the request is repeated. `token`: the API refused the token, and the client has a new one. `status`: the
   * response's status code allows a retry. `network`: no response arrived.
   */
  reason: 'token' | 'status' | 'network';
  /** Milliseconds until the request is repeated, in addition to the wait for a permit. */
  delayMs: number;
}

/**
 * A response differs from the spec. The event describes the location and the kinds of values, but contains no values.
 */
export interface WapiDeviationEvent extends WapiEvent {
  status: number;
  /**
   * A JSON Pointer into the body. `*` replaces item numbers and names that may be private values.
   *
   * @example '/data/*\/total'
   */
  pointer: string;
  /** The rule in the spec that the value breaks: a JSON Schema keyword such as `type`. */
  rule: string;
  /** The documented kind of value, such as `string`. */
  expected: string;
  /** The kind of the received value, such as `integer`. */
  seen: string;
}

/** The client requested new tokens. */
export interface WapiTokenEvent {
  /**
   * How the client requested the tokens. `grant`: with the e-mail address and password. `refresh`: with the refresh
   * token.
   */
  kind: 'grant' | 'refresh';
  /** The HTTP status; undefined without a response. */
  status: number | undefined;
}

/**
 * Functions that receive the client's events. The client ignores their results and errors, and does not wait for them.
 */
export interface WapiHooks {
  /** The call has to wait because of the rate limit. */
  wait?: ((event: WapiEvent) => void) | undefined;
  request?: ((event: WapiEvent) => void) | undefined;
  response?: ((event: WapiResponseEvent) => void) | undefined;
  retry?: ((event: WapiRetryEvent) => void) | undefined;
  /**
   * Called once for each response in which the client converted a number to a string. The client converts amounts and
   * ids that the spec documents as strings, and integers that a JavaScript number cannot represent. Without this hook,
   * the client prints one warning. After `checkResponses`, called for each deviation from the spec instead.
   */
  deviation?: ((event: WapiDeviationEvent) => void) | undefined;
  token?: ((event: WapiTokenEvent) => void) | undefined;
}
