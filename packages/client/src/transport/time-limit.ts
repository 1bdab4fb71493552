import { abortable } from './abortable.js';

/** A signal of its own that follows another one and a clock. */
export interface TimeLimit {
  signal: AbortSignal;
  /** Whether the clock ended it. */
  timedOut(): boolean;
  /** Lets go of clock and signal. Must be called. */
  release(): void;
}

/** Why something that took too long was ended. */
export function timeUp(): DOMException {
  return new DOMException('The time was up.', 'TimeoutError');
}

/**
 * Aborts with the parent's reason, or when the time is up. Cheaper than `AbortSignal.any` and `AbortSignal.timeout`, and leaves nothing behind
 * on a parent that lives long.
 *
 * @param milliseconds from now
 */
export function limitTime(parent: AbortSignal | null | undefined, milliseconds: number): TimeLimit {
  const controller = new AbortController();
  let late = false;
  const follow = (): void => controller.abort(parent?.reason);
  // Longer delays would fire at once.
  const timer = setTimeout(
    () => {
      late = !controller.signal.aborted;
      controller.abort(timeUp());
    },
    Math.min(milliseconds, 2 ** 31 - 1),
  );
  if (parent?.aborted) follow();
  else parent?.addEventListener('abort', follow);
  return {
    signal: controller.signal,
    timedOut: () => late,
    release() {
      clearTimeout(timer);
      parent?.removeEventListener('abort', follow);
    },
  };
}

/**
 * Work that ends with a signal or when the time is up, whether it watches the signal that it gets or not.
 *
 * @param onTimeout is called if the time was up
 * @throws the signal's reason, or a `TimeoutError`
 */
export async function within<T>(
  parent: AbortSignal | null | undefined,
  milliseconds: number,
  onTimeout: () => void,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const time = limitTime(parent, milliseconds);
  try {
    return await abortable(time.signal, () => work(time.signal));
  } finally {
    if (time.timedOut()) onTimeout();
    time.release();
  }
}

/** Waits for so many milliseconds, unless the signal aborts. */
export async function sleep(milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await abortable(signal, () => new Promise((resolve) => (timer = setTimeout(resolve, milliseconds))));
  } finally {
    clearTimeout(timer);
  }
}
