import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createQueue, type Store, StoreError } from '../store.js';
import type { RedisClient, RedisConnection } from './connection.js';

/** How long an instance may take for a change, in milliseconds. One that dies in the middle holds up the others for as long. */
export const LEASE_MS = 10_000;
/** How long an instance waits until the others are done with their changes, in milliseconds. */
const LOCK_TIMEOUT_MS = 30_000;
/** Milliseconds until an instance looks again whether the others are done. By chance, so that none is always too late. */
const LOOK_AGAIN_MS = [1, 5] as const;

/** No key of a store starts with a colon. */
const LOCK_KEY = ':lock';

/**
 * Keeps the values of the other keys and unlocks, if the lock is still that of who asks: an instance that took too long must not undo
 * what another has done since.
 */
const KEEP_AND_UNLOCK = `
  if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
  for i = 2, #KEYS do redis.call('SET', KEYS[i], ARGV[i]) end
  redis.call('DEL', KEYS[1])
  return 1`;

/** Sets what is not there, and returns what is there then. */
const ADD = `
  local there = redis.call('GET', KEYS[1])
  if there then return there end
  redis.call('SET', KEYS[1], ARGV[1])
  return ARGV[1]`;

/**
 * Creates a store in Redis 6.2 or later. All stores with the same prefix are one.
 *
 * @param prefix what all its keys start with, and no others do; without characters that mean something in a pattern of Redis
 */
export function redisStore({ use }: RedisConnection, prefix: string): Store {
  const lockKey = prefix + LOCK_KEY;
  // The process asks for the lock once, however many of its own changes wait.
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
          `The mock could not lock its store within ${LOCK_TIMEOUT_MS / 1000} seconds, because other instances are changing it.`,
        );
      await wait(randomInt(...LOOK_AGAIN_MS));
    }
  }

  async function keepAndUnlock(owner: string, entries: Readonly<Record<string, unknown>>): Promise<void> {
    const keys = Object.keys(entries);
    const isHeld = await use((client) =>
      client.eval(KEEP_AND_UNLOCK, {
        keys: [lockKey, ...keys.map((key) => prefix + key)],
        arguments: [owner, ...keys.map((key) => JSON.stringify(entries[key]))],
      }),
    );
    if (isHeld !== 1)
      throw new StoreError(
        `The change was not saved, because it took longer than ${LEASE_MS / 1000} seconds or the state was reset in the meantime.`,
      );
  }

  const change: Store['change'] = (run) =>
    inTurn(async () => {
      const owner = randomUUID();
      await lock(owner);
      try {
        const { entries, result } = await run();
        await keepAndUnlock(owner, entries);
        return result;
      } catch (error) {
        // Failing that, the lock ends by itself.
        await keepAndUnlock(owner, {}).catch(() => undefined);
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
      await use((client) => client.del(prefix + key));
    },
    take: async (key) => read(await use((client) => client.getDel(prefix + key))),
    async getBytes(key) {
      const { RESP_TYPES } = await import('@redis/client');
      return (
        (await use((client) => client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer }).get(prefix + key))) ??
        undefined
      );
    },
    async setBytes(key, content) {
      await use((client) =>
        client.set(prefix + key, Buffer.from(content.buffer, content.byteOffset, content.byteLength)),
      );
    },
    change,
    clear: () =>
      change(async () => {
        await use((client) => deleteAll(client, prefix, lockKey));
        return { entries: {}, result: undefined };
      }),
  };
}

/** Deletes every key that starts with a prefix, but for one of them. All of them at once, so that nobody meets half of them. */
export async function deleteAll(client: RedisClient, prefix: string, except?: string): Promise<void> {
  const found = new Set<string>();
  for await (const keys of client.scanIterator({ MATCH: `${prefix}*`, COUNT: 1000 }))
    for (const key of keys) found.add(key);
  if (except !== undefined) found.delete(except);
  if (found.size > 0) await client.unlink([...found]);
}

function read(text: string | null): unknown {
  return text === null ? undefined : JSON.parse(text);
}
