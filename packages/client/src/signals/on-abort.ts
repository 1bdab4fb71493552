/** Callbacks by signal. */
const callbacks = new WeakMap<AbortSignal, { run: Set<() => void>; listener: () => void }>();

/**
 * Calls back when the signal aborts. Adds only one listener to each signal, because a shutdown signal may be passed to
 * hundreds of calls. Node warns about more than ten listeners.
 *
 * @returns a function that removes the callback, and the listener with the last callback
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  let entry = callbacks.get(signal);
  if (!entry) {
    const run = new Set<() => void>();
    entry = { run, listener: () => [...run].forEach((each) => each()) };
    callbacks.set(signal, entry);
    signal.addEventListener('abort', entry.listener, { once: true });
  }
  const { run, listener } = entry;
  // Wrap the callback, so that a callback that is registered twice runs twice.
  const own = (): void => callback();
  run.add(own);
  return () => {
    run.delete(own);
    if (run.size > 0 || callbacks.get(signal)?.run !== run) return;
    callbacks.delete(signal);
    signal.removeEventListener('abort', listener);
  };
}
