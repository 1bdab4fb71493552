import type { OperationId } from '@wapi/types';

/** Marks errors of every copy of this package, so that `isWapiError` works in a program with two copies. */
export const brand: unique symbol = Symbol.for('@wapi/client/error');

/** The response that an error is about. */
export interface ErrorResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly getBody: () => unknown;
}

/** Details of the call that an error is about. */
export interface WapiErrorDetails {
  /** Absent without a call, as in `createWapi`. */
  operationId?: OperationId;
  requestId?: string;
  attempts?: number;
  durationMs?: number;
  retryAt?: Date | undefined;
  /** Creates the curl command of the request. Must not contain a secret. */
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

  /** False only if the API surely did not carry out the request. If true, check the state before you repeat a write. */
  readonly maybeSent: boolean;

  /** The HTTP status; undefined without a response. A `WapiAuthError` has the status of the request for a token. */
  readonly status: number | undefined;

  /** The call's id, the same in every hook. Made by the client, and not sent. */
  readonly requestId: string | undefined;

  /** Requests made, including one that was about to be made; 1 for a call without a retry, 0 before the first. */
  readonly attempts: number;

  /** Milliseconds from the call to the error. */
  readonly durationMs: number;

  /** When the same call can succeed; undefined if unknown. */
  readonly retryAt: Date | undefined;

  // Private, because a body may be long or personal, and dumps would print it.
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
   * The response's headers, for example a request id for WiPay's support. Not part of dumps.
   *
   * @returns undefined without a response
   */
  get headers(): Headers | undefined {
    return this.#response?.headers;
  }

  /**
   * The response's body: parsed if it is JSON, otherwise its text, as far as it arrived. Not part of messages and
   * dumps. Replaces credentials by `[redacted]`. Other content may be personal.
   *
   * @example
   * const { errors } = error.getBody() as { errors?: Record<string, string[]> }; // of a 422
   * @returns undefined without a response or without a body
   */
  getBody(): unknown {
    return this.#response?.getBody();
  }

  /**
   * The request as a curl command for a bug report. Credentials, ids, files and free text are placeholders in angle
   * brackets.
   *
   * @returns undefined if the error is not about a request
   */
  toCurl(): string | undefined {
    return this.#curl?.();
  }
}

/** The response of an error, for an error about the same response. */
export function copyResponse(error: unknown): ErrorResponse | undefined {
  if (!(error instanceof WapiError)) return undefined;
  const { status, headers } = error;
  return status === undefined || !headers ? undefined : { status, headers, getBody: () => error.getBody() };
}
