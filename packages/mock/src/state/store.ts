/**
 * Where the mock keeps what changes. Values are plain JSON data; a store returns copies, never what it holds.
 */
export interface Store {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  /** Gets and deletes in one step, so that of two that take the same only one gets it. */
  take(key: string): Promise<unknown>;
  clear(): Promise<void>;
}

/** A store that lives and dies with the process. */
export function memoryStore(): Store {
  // As text, which is written and read faster than an object is cloned.
  const entries = new Map<string, string>();
  const read = (key: string): unknown => {
    const text = entries.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  };
  return {
    get: (key) => Promise.resolve(read(key)),
    set(key, value) {
      entries.set(key, JSON.stringify(value));
      return Promise.resolve();
    },
    delete(key) {
      entries.delete(key);
      return Promise.resolve();
    },
    take(key) {
      const value = read(key);
      entries.delete(key);
      return Promise.resolve(value);
    },
    clear() {
      entries.clear();
      return Promise.resolve();
    },
  };
}
