import type { ErrorResponse, WapiErrorDetails } from '../errors/wapi-error.js';
import type { WapiResponseError } from '../errors/wapi-response-error.js';
import type { WapiEvent, WapiHooks } from '../hooks/events.js';
import type { ResolvedTimeouts, WapiFetch } from '../operation/call-options.js';
import type { OperationDescriptor } from '../operation/descriptor.js';
import type { WapiPacer } from '../pacing/pacer.js';
import type { Credential } from './credential.js';
import type { ReceivedResponse } from './read-body.js';

/** The settings that all calls of a client share. */
export interface Client {
  baseUrl: string;
  /** The credential, read on first use. If it is undefined, it is read again on the next use. */
  readonly credential: Credential | undefined;
  /** Whether a browser page may use a credential and move money. */
  allowsPage: boolean;
  fetch: WapiFetch;
  pacer: WapiPacer | undefined;
  hooks: WapiHooks;
  /** Of every request. */
  headers: Headers;
  timeouts: ResolvedTimeouts;
  retries: number;
  /** Milliseconds. */
  maxRetryAfter: number;
  /** Milliseconds. */
  maxWait: number;
  maxResponseBytes: number;
  /** The warnings that the client has printed. */
  readonly warnings: Set<'wait' | 'deviation'>;
  methodOverride: boolean;
  /** Reports how a response differs from the spec. The entry `checked` replaces this function. */
  check: ResponseCheck;
}

/**
 * Reports how a response differs from the spec.
 *
 * @param converted a pointer to the first number that was converted to a string
 * @param createResponse creates the response for an error
 * @returns the error that must reject the call; undefined if the call continues
 */
export type ResponseCheck = (
  client: Client,
  operation: OperationDescriptor,
  context: { event(status: number): WapiEvent; details(): WapiErrorDetails },
  received: ReceivedResponse,
  converted: string | undefined,
  createResponse: () => ErrorResponse,
) => WapiResponseError | undefined;
