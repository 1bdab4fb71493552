import type { Platform } from '@wapi/types';
import { createRateLimiter } from '../rate-limiter.js';
import type { Backend } from '../backend.js';
import { createConnection } from './connection.js';
import { redisRateLimiter } from './redis-rate-limiter.js';
import { deleteAll, redisStore, RESETS_KEY } from './redis-store.js';

/**
 * Stores the state in Redis. All mocks of the platform with the same URL share the state. The backend uses no keys
 * except `wapi-mock:{platform}:{namespace}:…`.
 *
 * @param url valid according to `requireRedisUrl`
 * @param say receives one line when Redis becomes unavailable, and when it is available again
 */
export function redisBackend(
  url: string,
  platform: Platform,
  rateLimit: boolean,
  say: (line: string) => void,
): Backend {
  const connection = createConnection(url, say);
  // Mocks of different platforms share no accounts, because their currencies differ.
  const prefix = `wapi-mock:${platform}:`;
  // Use `!` for the backend's own key, because no namespace can have this name.
  const resetsKey = `${prefix}!:resets`;
  return {
    open(namespace, clock) {
      const own = `${prefix}${namespace}:`;
      const clockKey = `${own}clock-offset`;
      return {
        store: redisStore(connection, own),
        limiter: rateLimit ? redisRateLimiter(connection, own, clock) : createRateLimiter(clock, false),
        shared: {
          async read() {
            const keys = [resetsKey, own + RESETS_KEY, clockKey];
            const [all, one, offset] = await connection.use((client) => client.mGet(keys));
            return { epoch: `${all} ${one}`, clockOffset: Number(offset ?? 0) };
          },
          async setClockOffset(milliseconds) {
            await connection.use((client) => client.set(clockKey, String(milliseconds)));
          },
        },
      };
    },
    async ready() {
      await connection.use(async (client) => {
        // Check at the start that both optional libraries are installed.
        if (rateLimit) await import('rate-limiter-flexible');
        await client.ping();
      });
    },
    clear: () =>
      connection.use(async (client) => {
        await client.incr(resetsKey);
        await deleteAll(client, prefix, [resetsKey]);
      }),
    close: () => connection.close(),
  };
}
