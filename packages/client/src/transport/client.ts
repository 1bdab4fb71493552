import type { Credential } from '../auth/needs-credential.js';
import type { WapiHooks } from '../hooks.js';
import type { WapiTimeouts } from '../options.js';
import type { WapiPacer } from '../pacing/pacer.js';

/** What all calls of a client have in common. */
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
