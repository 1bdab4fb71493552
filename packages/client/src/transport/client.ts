import type { WapiHooks } from '../hooks/events.js';
import type { ResolvedTimeouts, WapiFetch } from '../operation/call-options.js';
import type { WapiPacer } from '../pacing/pacer.js';
import type { Credential } from './credential.js';

/** The settings that all calls of a client share. */
export interface Client {
  baseUrl: string;
  /** Read at the first use, and again if it was undefined. */
  readonly credential: Credential | undefined;
  /** Whether a page may contain a credential and move money. */
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
}
