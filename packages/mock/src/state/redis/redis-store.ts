import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createQueue, type Store, StoreError } from '../store.js';
import type { RedisClient, RedisConnection } from './connection.js';

/** Milliseconds that a change may take. If an instance crashes during a change, other instances wait this long. */
export const LEASE_MS = 10_000;
/** Milliseconds that an instance waits for the lock. */
const LOCK_TIMEOUT_MS = 30_000;
/** Milliseconds between attempts to lock. Random, so that no instance always loses the race. */
const LOCK_RETRY_MS = [1, 5] as const;

/** The key of the lock. Keys of stored values never start with a colon. */
const LOCK_KEY = ':lock';
/** The key of the counter for a namespace's resets. */
export const RESETS_KEY = ':resets';
/** The key prefix for binary content. */
const BYTES = 'bytes:';
/** Matches the keys that are not part of a saved state: the lock, the reset counter, the clock, and the rate limits. */
const NOT_SAVED = /^(?::|clock-offset$|limit:)/;
/** Seconds after which loaded tokens are deleted. Exceeds the lifetime of every token. */
const LOADED_LIFETIME = 86_400;
/** Seconds after which the reset counter is deleted. Exceeds the duration of every request. */
const RESETS_LIFETIME = 86_400;

/**
 * Saves the given values and releases the lock, provided that the caller still holds it. An instance that took too long
 * must not overwrite later changes by other instances. The first key is that of the lock, and the remaining keys are
 * those of the values.
 */
const SAVE_AND_UNLOCK = `
  if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
  for i = 2, #KEYS do redis.call('SET', KEYS[i], ARGV[i]) end
  redis.call('DEL', KEYS[1])
  return 1`;

/** Sets a value if the key has none, and returns the current value. */
const ADD = `
  local there = redis.call('GET', KEYS[1])
  if there then return there end
  redis.call('SET', KEYS[1], ARGV[1])
  return ARGV[1]`;

/**
 * Creates a store in Redis 6.2 or later. All stores with the same prefix share their values.
 *
 * @param prefix the prefix of all keys of the store. No other keys may start with it. It must not contain special
 * characters of Redis patterns.
 */
export function redisStore({ use }: RedisConnection, prefix: string): Store {
  const lockKey = prefix + LOCK_KEY;
  // Queue the changes of this process, so that only one change at a time waits for the lock.
  const inTurn = createQueue();

  async function lock(owner: string): Promise<void> {
    const giveUpAt = performance.now() + LOCK_TIMEOUT_MS;
    while (
      !(await use((client) =>
        client.set(lockKey, owner, { condition: 'NX', expiration: { type: 'PX', value: LEASE_MS } }),
      ))
    ) {
      if (performance.now() > giveUpAt)
        throw new StoreError(
          `Could not lock the store within ${LOCK_TIMEOUT_MS / 1000} seconds, because other instances are changing it.`,
        );
      await wait(randomInt(...LOCK_RETRY_MS));
    }
  }

  async function saveAndUnlock(owner: string, entries: Readonly<Record<string, unknown>>): Promise<void> {
    const keys = Object.keys(entries);
    const isHeld = await use((client) =>
      client.eval(SAVE_AND_UNLOCK, {
        keys: [lockKey, ...keys.map((key) => prefix + key)],
        arguments: [owner, ...keys.map((key) => JSON.stringify(entries[key]))],
      }),
    );
    if (isHeld !== 1)
      throw new StoreError(
        `The change was not saved: it took longer than ${LEASE_MS / 1000} seconds, or the state was reset in the ` +
          'meantime.',
      );
  }

  const change: Store['change'] = (run) =>
    inTurn(async () => {
      const owner = randomUUID();
      await lock(owner);
      try {
        const { entries, result } = await run();
        await saveAndUnlock(owner, entries);
        return result;
      } catch (error) {
        // Ignore a failed unlock, because the lock expires.
        await saveAndUnlock(owner, {}).catch(() => undefined);
        throw error;
      }
    });

  return {
    get: async (key) => read(await use((client) => client.get(prefix + key))),
    async getMany(keys) {
      if (keys.length === 0) return [];
      const values = await use((client) => client.mGet(keys.map((key) => prefix + key)));
      return values.map(read);
    },
    async set(key, value, lifetime) {
      const expiry =
        lifetime === undefined ? {} : ({ expiration: { type: 'PX', value: Math.ceil(lifetime) } } as const);
      await use((client) => client.set(prefix + key, JSON.stringify(value), expiry));
    },
    async add(key, value) {
      const there = await use((client) =>
        client.eval(ADD, { keys: [prefix + key], arguments: [JSON.stringify(value)] }),
      );
      return read(String(there));
    },
    async delete(key) {
      await use((client) => client.del([prefix + key, prefix + BYTES + key]));
    },
    take: async (key) => read(await use((client) => client.getDel(prefix + key))),
    getBytes: (key) => readBytes(prefix + BYTES + key),
    async setBytes(key, content) {
      await use((client) =>
        client.set(prefix + BYTES + key, Buffer.from(content.buffer, content.byteOffset, content.byteLength)),
      );
    },
    change,
    clear: () =>
      change(async () => {
        await use(async (client) => {
          const resetsKey = prefix + RESETS_KEY;
          await client.incr(resetsKey);
          await client.expire(resetsKey, RESETS_LIFETIME);
          await deleteAll(client, prefix, [lockKey, resetsKey]);
        });
        return { entries: {}, result: undefined };
      }),
    save: () =>
      change(async () => {
        const values: Record<string, unknown> = {};
        const contents: Record<string, string> = {};
        const expiring: string[] = [];
        for (const name of await use((client) => findKeys(client, prefix))) {
          const key = name.slice(prefix.length);
          if (NOT_SAVED.test(key)) continue;
          if (key.startsWith(BYTES))
            contents[key.slice(BYTES.length)] = Buffer.from((await readBytes(name)) ?? '').toString('base64');
          else values[key] = read(await use((client) => client.get(name)));
          if ((await use((client) => client.pTTL(name))) > 0) expiring.push(key);
        }
        return { entries: {}, result: { values, contents, expiring: expiring.toSorted() } };
      }),
    load: ({ values, contents, expiring }) =>
      change(async () => {
        await use((client) => deleteAll(client, prefix, [lockKey, prefix + RESETS_KEY]));
        for (const [key, content] of Object.entries(contents))
          await use((client) => client.set(prefix + BYTES + key, Buffer.from(content, 'base64')));
        for (const key of expiring)
          await use((client) =>
            client.set(prefix + key, JSON.stringify(values[key]), {
              expiration: { type: 'EX', value: LOADED_LIFETIME },
            }),
          );
        const lasting = Object.entries(values).filter(([key]) => !expiring.includes(key));
        return { entries: Object.fromEntries(lasting), result: undefined };
      }),
  };

  async function readBytes(name: string): Promise<Uint8Array | undefined> {
    const { RESP_TYPES } = await import('@redis/client');
    const typed = use((client) => client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer }).get(name));
    return (await typed) ?? undefined;
  }
}

async function findKeys(client: RedisClient, prefix: string): Promise<Set<string>> {
  const found = new Set<string>();
  for await (const keys of client.scanIterator({ MATCH: `${prefix}*`, COUNT: 1000 }))
    for (const key of keys) found.add(key);
  return found;
}

/**
 * Deletes all keys with a prefix, apart from the keys in `except`. The deletion is atomic, so that readers never see it
 * partly done.
 */
export async function deleteAll(client: RedisClient, prefix: string, except: readonly string[]): Promise<void> {
  const found = await findKeys(client, prefix);
  for (const key of except) found.delete(key);
  if (found.size > 0) await client.unlink([...found]);
}

function read(text: string | null): unknown {
  return text === null ? undefined : JSON.parse(text);
}
