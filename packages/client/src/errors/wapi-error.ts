import type { OperationId } from '@wapi/types';

/** Marks errors of every copy of this package, so that `isWapiError` works in a program with two copies. */
export const brand: unique symbol = Symbol.for('@wapi/client/error');

/** Details of the call that an error is about. */
export interface WapiErrorDetails {
  /** Absent without a call, as in `createWapi`. */
  operationId?: OperationId;
  requestId?: string;
  attempts?: number;
  durationMs?: number;
  retryAt?: Date | undefined;
  /** Creates the curl command of the request. Must not contain a secret. */
  curl?: () => string;
  cause?: unknown;
}

/** Base class of all errors of this package except `WapiWebhookError`. Never contains a credential or a request body. */
export abstract class WapiError extends Error {
  static {
    this.prototype.name = 'WapiError';
  }

  /** The operation that was called; undefined when `createWapi` itself failed. */
  readonly operationId: OperationId | undefined;

  /** False only if the API surely did not carry out the request. If true, check the state before you repeat a write. */
  readonly maybeSent: boolean;

  /** The call's id, the same in every hook. Made by the client, and not sent. */
  readonly requestId: string | undefined;

  /** Requests made, including one that was about to be made; 1 for a call without a retry, 0 before the first. */
  readonly attempts: number;

  /** Milliseconds from the call to the error. */
  readonly durationMs: number;

  /** When the same call can succeed; undefined if unknown. */
  readonly retryAt: Date | undefined;

  readonly #curl: (() => string) | undefined;

  get [brand](): true {
    return true;
  }

  protected constructor(message: string, maybeSent: boolean, details: WapiErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.operationId = details.operationId;
    this.maybeSent = maybeSent;
    this.requestId = details.requestId;
    this.attempts = details.attempts ?? 0;
    this.durationMs = details.durationMs ?? 0;
    this.retryAt = details.retryAt;
    this.#curl = details.curl;
  }

  /**
   * The request as a curl command for a bug report. Credentials, ids, files and free text are placeholders in angle brackets.
   *
   * @returns undefined if the error is not about a request
   */
  toCurl(): string | undefined {
    return this.#curl?.();
  }
}
