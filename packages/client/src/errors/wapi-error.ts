import type { OperationId } from '@wapi/types';

/** Marks errors of every copy of this package, so that the guard works where a program holds two. */
export const brand: unique symbol = Symbol.for('@wapi/client/error');

/** What the errors of one call have in common. */
export interface WapiErrorDetails {
  /** Absent where the fault is not that of a call, as in `createWapi`. */
  operationId?: OperationId;
  cause?: unknown;
}

/** Base of all errors that this package throws. Never holds a credential or a request body. */
export abstract class WapiError extends Error {
  static {
    this.prototype.name = 'WapiError';
  }

  /** The operation that was called; undefined when `createWapi` itself failed. */
  readonly operationId: OperationId | undefined;

  /** False only if the request surely did not reach the API. While true, look before you repeat a call that moves or changes something. */
  readonly maybeSent: boolean;

  get [brand](): true {
    return true;
  }

  protected constructor(message: string, maybeSent: boolean, { operationId, cause }: WapiErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.operationId = operationId;
    this.maybeSent = maybeSent;
  }
}
