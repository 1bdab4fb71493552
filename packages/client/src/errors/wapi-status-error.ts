import type { LeafScope } from '@wapi/types';
import type { WapiResults } from '../generated/operations.js';
import { type ErrorResponse, WapiError, type WapiErrorDetails } from './wapi-error.js';

export type FailureOf<Id extends keyof WapiResults> = Extract<WapiResults[Id], { data: undefined }>;

/** The documented error status codes of an operation. */
export type FailedStatus<Id extends keyof WapiResults> = FailureOf<Id>['status'];

/**
 * A documented error of the API, thrown by `orThrow()` and by iterators. Its message ends with the API's own message.
 */
export class WapiStatusError<
  Id extends keyof WapiResults = keyof WapiResults,
  Status extends FailedStatus<Id> = FailedStatus<Id>,
> extends WapiError {
  static {
    this.prototype.name = 'WapiStatusError';
  }

  declare readonly operationId: Id;

  /** The HTTP status. */
  declare readonly status: Status;

  /** The missing scope, if the API refused the request because of it. */
  readonly neededScope: LeafScope | undefined;

  constructor(
    message: string,
    details: WapiErrorDetails & {
      maybeSent: boolean;
      response: ErrorResponse;
      neededScope: LeafScope | undefined;
    },
  ) {
    super(message, details.maybeSent, details);
    this.neededScope = details.neededScope;
  }

  /** The response's body, with the API's `message`. Not printed when the error is logged. */
  get body(): Extract<FailureOf<Id>, { status: Status }>['error'] {
    return this.getBody() as Extract<FailureOf<Id>, { status: Status }>['error'];
  }
}
