import { createRateLimiter, type RateLimiter } from './rate-limiter.js';
import { memoryStore, type Store } from './store.js';

/** Where the state of a mock's namespaces is. */
export interface Backend {
  /** The state of a namespace. What was kept there before is still there, if it outlives the process. */
  open(namespace: string): { store: Store; limiter: RateLimiter };
  /**
   * Resolves when the state can be used.
   *
   * @throws StoreError when it cannot
   */
  ready(): Promise<void>;
  /** Forgets what was kept of every namespace, whether it was opened here or not. */
  clear(): Promise<void>;
  /** Ends connections. */
  close(): Promise<void>;
}

/** Keeps the state in the process: it goes with whoever opened it. */
export function memoryBackend(clock: () => number, rateLimit: boolean): Backend {
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    open: () => ({ store: memoryStore(), limiter: createRateLimiter(clock, rateLimit) }),
    ready: nothing,
    clear: nothing,
    close: nothing,
  };
}
