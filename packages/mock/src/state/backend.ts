import { createRateLimiter, type RateLimiter } from './rate-limiter.js';
import { memoryStore, type Store } from './store.js';

/** The state of one namespace. */
export interface NamespaceStorage {
  store: Store;
  limiter: RateLimiter;
  /** Access to the data that other processes share; absent if no other process shares the state. */
  shared?: SharedState;
}

/** Data that every instance of a namespace must read before it handles a request. */
export interface SharedState {
  /**
   * Reads the `epoch`, a string that changes with each reset by any instance. Also reads the milliseconds by which the
   * clock was moved.
   *
   * @throws {StoreError} if the store is unavailable
   */
  read(): Promise<{ epoch: string; clockOffset: number }>;
  setClockOffset(milliseconds: number): Promise<void>;
}

/** Stores the state of a mock's namespaces. */
export interface Backend {
  /** Opens the state of a namespace. A persistent store may already contain state for the namespace. */
  open(namespace: string, clock: () => number): NamespaceStorage;
  /**
   * Resolves when the store is available.
   *
   * @throws {StoreError} if the store is unavailable
   */
  ready(): Promise<void>;
  /** Deletes the state of all namespaces, including those of other processes. */
  clear(): Promise<void>;
  /** Closes connections. */
  close(): Promise<void>;
}

/** Stores the state in memory until the mock ends. */
export function memoryBackend(rateLimit: boolean): Backend {
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    open: (_namespace, clock) => ({ store: memoryStore(), limiter: createRateLimiter(clock, rateLimit) }),
    ready: nothing,
    clear: nothing,
    close: nothing,
  };
}
