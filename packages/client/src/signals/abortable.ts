import { onAbort } from './on-abort.js';

/**
 * Runs work and rejects when the signal aborts, even if the work ignores the signal.
 *
 * @throws the signal's reason
 */
export async function abortable<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  signal?.throwIfAborted();
  let release: (() => void) | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      release = signal && onAbort(signal, () => reject(signal.reason));
      work().then(resolve, reject);
    });
  } finally {
    release?.();
  }
}
