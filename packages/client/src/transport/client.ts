import type { WapiHooks } from '../hooks/events.js';
import type { WapiTimeouts } from '../operation/call-options.js';
import type { WapiPacer } from '../pacing/pacer.js';
import type { Credential } from './credential.js';

/** The settings that all calls of a client share. */
export interface Client {
  baseUrl: string;
  credential: Credential | undefined;
  fetch: (input: string | Request, init?: RequestInit) => Promise<Response>;
  pacer: WapiPacer | undefined;
  hooks: WapiHooks;
  timeouts: Required<WapiTimeouts>;
  retries: number;
  /** Milliseconds. */
  maxRetryAfter: number;
  methodOverride: boolean;
}
