/**
 * Where the mock keeps what changes. Values are plain JSON data that nobody changes in place: a new value takes the place of an old one.
 */
export interface Store {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  /** Gets and deletes in one step, so that of two that take the same only one gets it. */
  take(key: string): Promise<unknown>;
  /** The same for content that is no JSON. */
  getBytes(key: string): Promise<Uint8Array | undefined>;
  setBytes(key: string, content: Uint8Array): Promise<void>;
  clear(): Promise<void>;
}

/** A store that lives and dies with the process. */
export function memoryStore(): Store {
  const entries = new Map<string, unknown>();
  const done = Promise.resolve();
  return {
    get: (key) => Promise.resolve(entries.get(key)),
    set(key, value) {
      entries.set(key, value);
      return done;
    },
    delete(key) {
      entries.delete(key);
      return done;
    },
    take(key) {
      const value = entries.get(key);
      entries.delete(key);
      return Promise.resolve(value);
    },
    getBytes: (key) => Promise.resolve(entries.get(key) as Uint8Array | undefined),
    setBytes(key, content) {
      // A small part of a request's body would keep all of it in memory.
      entries.set(key, content.byteLength * 2 < content.buffer.byteLength ? Uint8Array.from(content) : content);
      return done;
    },
    clear() {
      entries.clear();
      return done;
    },
  };
}
