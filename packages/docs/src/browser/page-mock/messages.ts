import type { SavedState } from '@wapi/mock';
import type { Platform } from '@wapi/types';

/** A message from the page to the worker. The reply has the same id. */
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
  /** The mock's state after a request that may have changed it. */
  state?: SavedState;
}

export interface PageMockReply {
  id: number;
  result?: PageMockResponse | undefined;
  /** Why the call failed. */
  problem?: string;
}
