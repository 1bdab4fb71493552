import { MockError } from '../mock-error.js';

/** The values to save after a change, and its result. */
export interface Change<Result> {
  entries: Readonly<Record<string, unknown>>;
  result: Result;
}

/**
 * Stores the state of a namespace. Values are plain JSON data and never mutated: a new value replaces the old value.
 *
 * While an external store is unavailable, every method rejects with a `StoreError`.
 */
export interface Store {
  get(key: string): Promise<unknown>;
  getMany(keys: readonly string[]): Promise<unknown[]>;
  /** @param lifetime milliseconds after which the value is no longer needed and may be deleted */
  set(key: string, value: unknown, lifetime?: number): Promise<void>;
  /** Sets a value if the key has none, and returns the current value. */
  add(key: string, value: unknown): Promise<unknown>;
  delete(key: string): Promise<void>;
  /** Gets and deletes a value atomically, so that only one of two callers gets it. */
  take(key: string): Promise<unknown>;
  /** Gets binary content. */
  getBytes(key: string): Promise<Uint8Array | undefined>;
  setBytes(key: string, content: Uint8Array): Promise<void>;
  /**
   * Runs `run` exclusively among all processes that share the store, and saves its entries atomically. Changes must not
   * nest.
   */
  change<Result>(run: () => Promise<Change<Result>>): Promise<Result>;
  /** Deletes everything. Waits until no change is running. */
  clear(): Promise<void>;
  /** Waits until all changes in progress have finished, then copies all values. */
  save(): Promise<StoredValues>;
  /** Replaces all values. Waits until no change is running. */
  load(stored: StoredValues): Promise<void>;
}

/** All values of a store as plain JSON data. */
export interface StoredValues {
  /** By key. */
  values: Readonly<Record<string, unknown>>;
  /** Binary content in Base64, by key. */
  contents: Readonly<Record<string, string>>;
  /** The keys of values with a lifetime. */
  expiring: readonly string[];
}

/** A store outside the process is unavailable. The message contains its URL without the password. */
export class StoreError extends MockError {
  override readonly name = 'StoreError';
}

/** Runs functions one after the other. */
export type InTurn = <Result>(run: () => Promise<Result>) => Promise<Result>;

/** Creates a queue. A failure does not stop the functions after it. */
export function createQueue(): InTurn {
  let queue: Promise<unknown> = Promise.resolve();
  return (run) => {
    const done = queue.then(run);
    queue = done.catch(() => undefined);
    return done;
  };
}

/**
 * The maximum number of values with a lifetime. Limited, because a test that requests many tokens could otherwise
 * exhaust the memory.
 */
const MAX_EXPIRING = 20_000;

/**
 * Holds content so that its memory can be reclaimed after deletion. A `Map` that has grown keeps references in its old
 * table until a full garbage collection, and pictures are too large for that.
 */
interface Holder {
  content: Uint8Array | undefined;
}

/**
 * Creates a store in memory.
 *
 * @param maxExpiring the maximum number of values with a lifetime; the oldest are deleted first
 */
export function memoryStore(maxExpiring = MAX_EXPIRING): Store {
  const entries = new Map<string, unknown>();
  const contents = new Map<string, Holder>();
  const expiring = new Set<string>();
  const inTurn = createQueue();
  const done = Promise.resolve();

  function clear(): void {
    entries.clear();
    contents.clear();
    expiring.clear();
  }

  function forget(key: string): void {
    entries.delete(key);
    expiring.delete(key);
    const held = contents.get(key);
    if (held === undefined) return;
    held.content = undefined;
    contents.delete(key);
  }

  return {
    get: (key) => Promise.resolve(entries.get(key)),
    getMany: (keys) => Promise.resolve(keys.map((key) => entries.get(key))),
    set(key, value, lifetime) {
      entries.set(key, value);
      if (lifetime !== undefined) expiring.add(key);
      for (const oldest of expiring) {
        if (expiring.size <= maxExpiring) break;
        forget(oldest);
      }
      return done;
    },
    add(key, value) {
      if (!entries.has(key)) entries.set(key, value);
      return Promise.resolve(entries.get(key));
    },
    delete(key) {
      forget(key);
      return done;
    },
    take(key) {
      const value = entries.get(key);
      forget(key);
      return Promise.resolve(value);
    },
    getBytes: (key) => Promise.resolve(contents.get(key)?.content),
    setBytes(key, content) {
      // Copy a small view, because the view would hold the whole request body in memory.
      contents.set(key, {
        content: content.byteLength * 2 < content.buffer.byteLength ? Uint8Array.from(content) : content,
      });
      return done;
    },
    change: (run) =>
      inTurn(async () => {
        const { entries: changed, result } = await run();
        for (const key in changed) entries.set(key, changed[key]);
        return result;
      }),
    clear: () =>
      inTurn(() => {
        clear();
        return done;
      }),
    save: () =>
      inTurn(() =>
        Promise.resolve(
          structuredClone({
            values: Object.fromEntries(entries),
            contents: Object.fromEntries(
              [...contents].map(([key, { content = new Uint8Array() }]) => [
                key,
                Buffer.from(content).toString('base64'),
              ]),
            ),
            expiring: [...expiring],
          }),
        ),
      ),
    load: (stored) =>
      inTurn(() => {
        clear();
        // Copy the values, because the caller may change the object later.
        for (const [key, value] of Object.entries(structuredClone(stored.values))) entries.set(key, value);
        for (const [key, content] of Object.entries(stored.contents))
          contents.set(key, { content: Buffer.from(content, 'base64') });
        for (const key of stored.expiring) expiring.add(key);
        return done;
      }),
  };
}
