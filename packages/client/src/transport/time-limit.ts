import { abortable } from '../signals/abortable.js';
import { onAbort } from '../signals/on-abort.js';

/** A signal that follows a parent signal and a timer. */
export interface TimeLimit {
  signal: AbortSignal;
  /** Whether the timer aborted it. */
  timedOut(): boolean;
  /** Releases the timer and the parent signal. Must be called. */
  release(): void;
}

export function timeUp(): DOMException {
  return new DOMException('The time limit was exceeded.', 'TimeoutError');
}

/**
 * Aborts with the parent's reason, or when the time is over. Cheaper than `AbortSignal.any` and `AbortSignal.timeout`,
 * and leaves no listener on a long-lived parent.
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
  const unfollow = parent && !parent.aborted ? onAbort(parent, follow) : undefined;
  if (parent?.aborted) follow();
  return {
    signal: controller.signal,
    timedOut: () => late,
    release() {
      clearTimeout(timer);
      unfollow?.();
    },
  };
}

/**
 * Runs work until it ends, the parent aborts or the time is over, even if the work ignores its signal.
 *
 * @param onTimeout is called if the time was over
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

/** Rejects with the signal's reason if that aborts. */
export async function sleep(milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await abortable(signal, () => new Promise((resolve) => (timer = setTimeout(resolve, milliseconds))));
  } finally {
    clearTimeout(timer);
  }
}
