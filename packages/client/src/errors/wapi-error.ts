import type { OperationId } from '@wapi/types';

/** Marks the errors from every copy of this package, so that `isWapiError` works in a program with two copies. */
export const brand: unique symbol = Symbol.for('@wapi/client/error');

/** The response that caused an error. */
export interface ErrorResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly getBody: () => unknown;
}

/** Details of the call that failed. */
export interface WapiErrorDetails {
  /** The operation that was called; absent if there was no call, for example in `createWapi`. */
  operationId?: OperationId;
  requestId?: string;
  attempts?: number;
  durationMs?: number;
  retryAt?: Date | undefined;
  /** Creates the curl command for the request. The command must not contain a secret. */
  curl?: (() => string) | undefined;
  response?: ErrorResponse | undefined;
  cause?: unknown;
}

/**
 * Base class of all errors of this package except `WapiWebhookError`. Never contains a credential or a request body.
 */
export abstract class WapiError extends Error {
  static {
    this.prototype.name = 'WapiError';
  }

  /** The operation that was called; undefined when `createWapi` itself failed. */
  readonly operationId: OperationId | undefined;

  /**
   * False only if the API definitely did not carry out the request. If true, check whether a write succeeded before you
   * repeat it.
   */
  readonly maybeSent: boolean;

  /**
   * The HTTP status code; undefined without a response. In a `WapiAuthError`, the status code of the response to the
   * token request.
   */
  readonly status: number | undefined;

  /** The call's id, the same in every hook. The client creates it and does not send it. */
  readonly requestId: string | undefined;

  /**
   * Requests made, including one that was about to be sent. 0 if the call failed before its first request, 1 without a
   * retry.
   */
  readonly attempts: number;

  /** Milliseconds from the call to the error. */
  readonly durationMs: number;

  /** The earliest time at which the same call can succeed; undefined if unknown. */
  readonly retryAt: Date | undefined;

  // Private, because a body may be long or contain personal data, and a dump of the error would print it.
  readonly #response: ErrorResponse | undefined;

  readonly #curl: (() => string) | undefined;

  get [brand](): true {
    return true;
  }

  protected constructor(message: string, maybeSent: boolean, details: WapiErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.operationId = details.operationId;
    this.maybeSent = maybeSent;
    this.status = details.response?.status;
    this.requestId = details.requestId;
    this.attempts = details.attempts ?? 0;
    this.durationMs = details.durationMs ?? 0;
    this.retryAt = details.retryAt;
    this.#curl = details.curl;
    this.#response = details.response;
  }

  /**
   * The response's headers, for example a request id for WiPay's support. Not printed when the error is logged.
   *
   * @returns undefined without a response
   */
  get headers(): Headers | undefined {
    return this.#response?.headers;
  }

  /**
   * Returns the body of the response: parsed if it is JSON, otherwise as a string. Replaces credentials with
   * `[redacted]`. Messages and dumps do not contain the body, because it may contain personal data.
   *
   * @example
   * const { errors } = error.getBody() as { errors?: Record<string, string[]> }; // of a 422
   * @returns undefined without a response or without a body
   */
  getBody(): unknown {
    return this.#response?.getBody();
  }

  /**
   * Formats the request as a curl command for a bug report. Placeholders in angle brackets replace credentials, ids,
   * files and free text.
   *
   * @returns undefined if the error is not about a request
   */
  toCurl(): string | undefined {
    return this.#curl?.();
  }
}

/** Returns the response that an error contains, so that a second error can contain the same response. */
export function copyResponse(error: unknown): ErrorResponse | undefined {
  if (!(error instanceof WapiError)) return undefined;
  const { status, headers } = error;
  return status === undefined || !headers ? undefined : { status, headers, getBody: () => error.getBody() };
}
