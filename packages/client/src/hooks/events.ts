import type { OperationId } from '@wapi/types';

/** Describes a request. Contains no credential, no body and no parameter. */
export interface WapiEvent {
  operationId: OperationId;
  /** The call's id, the same for all of its requests. Made by the client, and not sent. */
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

/** The request will be made once more. */
export interface WapiRetryEvent extends WapiEvent {
  /** `token`: with another token. `status`: because of the response. `network`: because there was no response. */
  reason: 'token' | 'status' | 'network';
  /** Milliseconds until then, in addition to the wait for a permit. */
  delayMs: number;
}

/** A response differs from the spec. Contains names and kinds, never a value. */
export interface WapiDeviationEvent extends WapiEvent {
  status: number;
  /**
   * A JSON Pointer into the body, with `*` for an item number and for a name that may be a value.
   *
   * @example '/data/*\/total'
   */
  pointer: string;
  /** The rule of the spec that the value breaks: a JSON Schema keyword such as `type`. */
  rule: string;
  /** The documented kind of value, such as `string`. */
  expected: string;
  /** The kind of the value, such as `integer`. */
  seen: string;
}

/** New tokens were requested. */
export interface WapiTokenEvent {
  /** `grant`: by e-mail address and password. `refresh`: by the refresh token. */
  kind: 'grant' | 'refresh';
  /** The HTTP status; undefined without a response. */
  status: number | undefined;
}

/** Functions that receive the client's events. They change nothing, are not awaited, and may throw without harm. */
export interface WapiHooks {
  /** The call has to wait because of the rate limit. */
  wait?: ((event: WapiEvent) => void) | undefined;
  request?: ((event: WapiEvent) => void) | undefined;
  response?: ((event: WapiResponseEvent) => void) | undefined;
  retry?: ((event: WapiRetryEvent) => void) | undefined;
  /**
   * A response has an amount or an id as a number where the spec documents text, or an integer that a JavaScript number
   * cannot hold. The caller receives the digits as text. Called for the first one of a response. Without this hook, the
   * client prints one warning.
   */
  deviation?: ((event: WapiDeviationEvent) => void) | undefined;
  token?: ((event: WapiTokenEvent) => void) | undefined;
}
