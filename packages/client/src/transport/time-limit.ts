import { MAX_TIMER } from '../pacing/clock.js';
import { onAbort } from '../signals/on-abort.js';

/** A signal that aborts when its parent signal aborts or its timer fires. */
export interface TimeLimit {
  signal: AbortSignal;
  /**
   * The callbacks to run, one after the other, when the signal aborts. Each receives the reason. Faster than event
   * listeners.
   */
  callbacks: ((reason: unknown) => void)[];
  /** Whether the timer aborted the signal. */
  timedOut(): boolean;
  /** Releases the timer and the parent signal. Must be called. */
  release(): void;
}

export function timeUp(): DOMException {
  return new DOMException('The time limit was exceeded.', 'TimeoutError');
}

/**
 * Aborts with the parent's reason, or when the time has passed. Faster than `AbortSignal.any` with
 * `AbortSignal.timeout`, and leaves no listener on a long-lived parent.
 *
 * @param milliseconds from now
 */
export function limitTime(parent: AbortSignal | null | undefined, milliseconds: number): TimeLimit {
  const controller = new AbortController();
  const { signal } = controller;
  const callbacks: TimeLimit['callbacks'] = [(reason) => controller.abort(reason)];
  let late = false;
  const abort = (reason: unknown): void => callbacks.forEach((callback) => callback(reason));
  const follow = (): void => abort(parent?.reason);
  const timer = setTimeout(
    () => {
      late = !signal.aborted;
      abort(timeUp());
    },
    Math.min(milliseconds, MAX_TIMER),
  );
  if (parent?.aborted) follow();
  const unfollow = parent && onAbort(parent, follow);
  return {
    signal,
    callbacks,
    timedOut: () => late,
    release() {
      clearTimeout(timer);
      unfollow?.();
    },
  };
}

/**
 * Runs work until it ends, the parent aborts or the time has passed, even if the work ignores its signal.
 *
 * @param onTimeout called if the time has passed
 * @throws the signal's reason, or a `TimeoutError`
 */
export async function within<T>(
  parent: AbortSignal | null | undefined,
  milliseconds: number,
  onTimeout: () => void,
  work: (time: TimeLimit) => Promise<T>,
): Promise<T> {
  parent?.throwIfAborted();
  const time = limitTime(parent, milliseconds);
  try {
    return await new Promise<T>((resolve, reject) => {
      time.callbacks.push(reject);
      work(time).then(resolve, reject);
    });
  } finally {
    if (time.timedOut()) onTimeout();
    time.release();
  }
}

/** Waits. Rejects with the signal's reason if the signal aborts. */
export async function sleep(milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  signal?.throwIfAborted();
  const time = limitTime(signal, milliseconds);
  await new Promise((resolve) => time.callbacks.push(resolve));
  time.release();
  signal?.throwIfAborted();
}
