import { RequestEndedError } from './ended-error.js';
import type { Client } from './mock-request.js';

/** Manages the delays of all requests in a namespace. */
export interface Pauses {
  /** Begins a request, and returns the function that pauses it. */
  begin(client: Client): Pause;
  /** Ends all requests that have begun, now or at their next pause. */
  endAll(reason: string): void;
}

/**
 * Waits for a number of milliseconds.
 *
 * @throws {RequestEndedError} at once if the client disconnects or the request is ended
 */
export type Pause = (milliseconds: number) => Promise<void>;

export const CLIENT_GONE = 'the client has disconnected';

export function createPauses(): Pauses {
  const pending = new Set<(reason: string) => void>();
  let last = { ended: '' };

  function waitUnlessEnded(milliseconds: number, client: Client, begun: { ended: string }): Promise<void> {
    return new Promise((resolve, reject) => {
      if (client.isGone() || begun.ended !== '') {
        reject(new RequestEndedError(begun.ended || CLIENT_GONE));
        return;
      }
      const stop = (): void => {
        clearTimeout(timer);
        ignoreClient();
        pending.delete(end);
      };
      const end = (reason: string): void => {
        stop();
        reject(new RequestEndedError(reason));
      };
      const timer = setTimeout(() => {
        stop();
        resolve();
      }, milliseconds);
      const ignoreClient = client.onGone(() => end(CLIENT_GONE));
      pending.add(end);
    });
  }

  return {
    begin(client) {
      const begun = last;
      return (milliseconds) => waitUnlessEnded(milliseconds, client, begun);
    },
    endAll(reason) {
      last.ended = reason;
      last = { ended: '' };
      for (const end of pending) end(reason);
    },
  };
}
