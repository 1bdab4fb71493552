/** Callbacks by signal. */
const callbacks = new WeakMap<AbortSignal, { run: Set<() => void>; listener: () => void }>();

/**
 * Calls back when the signal aborts. Adds one listener to a signal, however many callbacks it has, because a shutdown
 * signal may be passed to hundreds of calls, and Node warns about more than ten listeners.
 *
 * @returns removes the callback, and the listener with the last one
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
  // A new function, so that registering one callback twice calls it twice.
  const own = (): void => callback();
  run.add(own);
  return () => {
    run.delete(own);
    if (run.size > 0 || callbacks.get(signal)?.run !== run) return;
    callbacks.delete(signal);
    signal.removeEventListener('abort', listener);
  };
}
