import { onAbort } from './on-abort.js';

/**
 * Runs work and rejects when the signal aborts, even if the work ignores the signal.
 *
 * @throws the signal's reason
 */
export async function abortable<T>(signal: AbortSignal | null | undefined, work: () => Promise<T>): Promise<T> {
  if (!signal) return work();
  signal.throwIfAborted();
  let release = (): void => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    release = onAbort(signal, () => reject(signal.reason));
  });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    release();
  }
}
