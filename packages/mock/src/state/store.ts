import { MockError } from '../mock-error.js';
/** What is kept when a change is over, and what comes of it. */
export interface Change<Result> {
  /** The new values, by key. */
  entries: Readonly<Record<string, unknown>>;
  result: Result;
}

/**
 * Where the mock keeps what changes. Values are plain JSON data that nobody changes in place: a new value takes the place of an old one.
 *
 * Every method of a store outside the process rejects with a `StoreError` while it cannot be reached.
 */
export interface Store {
  get(key: string): Promise<unknown>;
  getMany(keys: readonly string[]): Promise<unknown[]>;
  /** @param lifetime milliseconds after which nobody asks for the value any more; it may be forgotten then */
  set(key: string, value: unknown, lifetime?: number): Promise<void>;
  /** Sets what is not there yet, and returns what is there then. */
  add(key: string, value: unknown): Promise<unknown>;
  delete(key: string): Promise<void>;
  /** Gets and deletes in one step, so that of two that take the same only one gets it. */
  take(key: string): Promise<unknown>;
  /** The same for content that is no JSON. */
  getBytes(key: string): Promise<Uint8Array | undefined>;
  setBytes(key: string, content: Uint8Array): Promise<void>;
  /** Runs `run` while no other change runs, whoever shares the store, and keeps what it returns in one step. Changes do not nest. */
  change<Result>(run: () => Promise<Change<Result>>): Promise<Result>;
  /** Forgets everything, between two changes. */
  clear(): Promise<void>;
}

/** A store outside the process cannot be used. The message names it, without a password. */
export class StoreError extends MockError {
  override readonly name = 'StoreError';
}

/** Runs one after the other. */
export type InTurn = <Result>(run: () => Promise<Result>) => Promise<Result>;

/** Creates a queue. What fails does not keep the next from running. */
export function createQueue(): InTurn {
  let queue: Promise<unknown> = Promise.resolve();
  return (run) => {
    const done = queue.then(run);
    queue = done.catch(() => undefined);
    return done;
  };
}

/** How many values with a lifetime are remembered: a test that asks for ever more tokens must not fill the memory. */
const MAX_MORTAL = 20_000;

/**
 * Content that can be let go of. What a map has deleted lives on in the table that it has outgrown until the whole memory is swept, and pictures
 * are too large for that.
 */
interface Holder {
  content: Uint8Array | undefined;
}

/**
 * A store that lives and dies with the process.
 *
 * @param maxMortal how many values with a lifetime are remembered; the oldest give way
 */
export function memoryStore(maxMortal = MAX_MORTAL): Store {
  const entries = new Map<string, unknown>();
  const contents = new Map<string, Holder>();
  const mortal = new Set<string>();
  const inTurn = createQueue();
  const done = Promise.resolve();

  function forget(key: string): void {
    entries.delete(key);
    mortal.delete(key);
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
      if (lifetime !== undefined) mortal.add(key);
      for (const oldest of mortal) {
        if (mortal.size <= maxMortal) break;
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
      // A small part of a request's body would keep all of it in memory.
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
        entries.clear();
        contents.clear();
        mortal.clear();
        return done;
      }),
  };
}
