import { createRateLimiter, type RateLimiter } from './rate-limiter.js';
import { memoryStore, type Store } from './store.js';

/** The state of one namespace. */
export interface NamespaceStorage {
  store: Store;
  limiter: RateLimiter;
  /** Absent if no other process shares the state. */
  shared?: SharedState;
}

/** What all instances of a namespace must know before they handle a request. */
export interface SharedState {
  /**
   * Reads a text that changes with each reset by any instance, and the milliseconds by which the clock was moved.
   *
   * @throws {StoreError} if the store is unavailable
   */
  read(): Promise<{ epoch: string; clockOffset: number }>;
  setClockOffset(milliseconds: number): Promise<void>;
}

/** Stores the state of a mock's namespaces. */
export interface Backend {
  /** Opens the state of a namespace, including what a persistent store already holds. */
  open(namespace: string, clock: () => number): NamespaceStorage;
  /**
   * Resolves when the store is available.
   *
   * @throws {StoreError} if it is not
   */
  ready(): Promise<void>;
  /** Deletes the state of all namespaces, including those of other processes. */
  clear(): Promise<void>;
  /** Closes connections. */
  close(): Promise<void>;
}

/** Stores the state in memory, so that it ends with the mock. */
export function memoryBackend(rateLimit: boolean): Backend {
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    open: (_namespace, clock) => ({ store: memoryStore(), limiter: createRateLimiter(clock, rateLimit) }),
    ready: nothing,
    clear: nothing,
    close: nothing,
  };
}
