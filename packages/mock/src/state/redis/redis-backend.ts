import type { Platform } from '@wapi/types';
import { createRateLimiter } from '../rate-limiter.js';
import type { Backend } from '../backend.js';
import { createConnection } from './connection.js';
import { redisRateLimiter } from './redis-rate-limiter.js';
import { deleteAll, redisStore } from './redis-store.js';

/**
 * Keeps the state in Redis, where all mocks of the platform with the same URL share it. Its keys are `wapi-mock:{platform}:{namespace}:…`; no
 * others are touched.
 *
 * @param url as `requireRedisUrl` takes it
 * @param say is told, in a line, when Redis goes away and when it is back
 */
export function redisBackend(
  url: string,
  platform: Platform,
  clock: () => number,
  rateLimit: boolean,
  say: (line: string) => void,
): Backend {
  const connection = createConnection(url, say);
  // Accounts of two platforms hold other currencies.
  const prefix = `wapi-mock:${platform}:`;
  return {
    open(namespace) {
      const own = `${prefix}${namespace}:`;
      return {
        store: redisStore(connection, own),
        limiter: rateLimit ? redisRateLimiter(connection, own, clock) : createRateLimiter(clock, false),
      };
    },
    async ready() {
      await connection.use((client) => client.ping());
    },
    clear: () => connection.use((client) => deleteAll(client, prefix)),
    close: () => connection.close(),
  };
}
