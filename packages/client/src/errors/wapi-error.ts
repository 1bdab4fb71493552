import type { OperationId } from '@wapi/types';

/** Marks errors of every copy of this package, so that the guard works where a program holds two. */
export const brand: unique symbol = Symbol.for('@wapi/client/error');

/** What is known of a call when its error is made. */
export interface WapiErrorDetails {
  /** Absent where the fault is not that of a call, as in `createWapi`. */
  operationId?: OperationId;
  requestId?: string;
  attempts?: number;
  durationMs?: number;
  retryAt?: Date | undefined;
  /** Makes the command line of the request. Must not hold a secret. */
  curl?: () => string;
  cause?: unknown;
}

/** Base of all errors that this package throws. Never holds a credential or a request body. */
export abstract class WapiError extends Error {
  static {
    this.prototype.name = 'WapiError';
  }

  /** The operation that was called; undefined when `createWapi` itself failed. */
  readonly operationId: OperationId | undefined;

  /** False only if the API surely did not do what was asked. While true, look before you repeat a call that moves or changes something. */
  readonly maybeSent: boolean;

  /** The call's id, the same in every hook. It is the client's own, and is not sent. */
  readonly requestId: string | undefined;

  /** How many requests were made or about to be made, 1 for a call without a retry; 0 if it did not come to that. */
  readonly attempts: number;

  /** Milliseconds from the call to the error. */
  readonly durationMs: number;

  /** When the same call can succeed; undefined where nobody knows. */
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
   * The request as a curl command for a bug report. Credentials, ids, files and every free text are placeholders in angle brackets.
   *
   * @returns undefined if the fault is not that of a request
   */
  toCurl(): string | undefined {
    return this.#curl?.();
  }
}
