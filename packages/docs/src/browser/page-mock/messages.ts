import type { SavedState } from '@wapi/mock';
import type { Platform } from '@wapi/types';

/** A call of the worker by the page. The reply has the same id. */
export type PageMockCall = { id: number } & (
  | { kind: 'start'; platform: Platform; state: SavedState | undefined }
  | { kind: 'reset' }
  | {
      kind: 'fetch';
      url: string;
      method: string;
      headers: [name: string, value: string][];
      body: ArrayBuffer;
    }
);

/** A response of the mock. */
export interface PageMockResponse {
  status: number;
  headers: [name: string, value: string][];
  body: ArrayBuffer;
  /** The state after a request that may have changed it. */
  state?: SavedState;
}

export interface PageMockReply {
  id: number;
  result?: PageMockResponse | undefined;
  /** Why the call failed. */
  problem?: string;
}
