import type { RateLimit } from '@wapi/types';
import type { RateLimiterRes } from 'rate-limiter-flexible';
import { type Allowance, type RateLimiter, WINDOW_MS } from '../rate-limiter.js';
import type { RedisConnection } from './connection.js';

/**
 * Creates a rate limiter that counts in Redis, for all instances together. Redis decides by its own clock when a window
 * ends. `clock` serves only to convert that moment to the mock's time. `clockMoved` shortens or extends the windows in
 * Redis by as much as the mock's clock was moved.
 *
 * @param prefix the prefix of all keys of the limiter
 * @param clock returns milliseconds since 1970
 */
export function redisRateLimiter({ use }: RedisConnection, prefix: string, clock: () => number): RateLimiter {
  type Look = (
    limiter: import('rate-limiter-flexible').RateLimiterRedis,
    key: string,
  ) => Promise<RateLimiterRes | null>;

  const ask = (caller: string, { requests, bucket }: RateLimit, look: Look): Promise<RateLimiterRes | null> =>
    use(async (client) => {
      const { RateLimiterRedis } = await import('rate-limiter-flexible');
      const limiter = new RateLimiterRedis({
        storeClient: client,
        useRedisPackage: true,
        keyPrefix: `${prefix}limit`,
        points: requests,
        duration: WINDOW_MS / 1000,
      });
      return look(limiter, `${bucket} ${caller}`);
    });

  function allowance(limit: number, allowed: boolean, found: RateLimiterRes | null): Allowance {
    return {
      allowed,
      limit,
      remaining: found?.remainingPoints ?? limit,
      resetAt: clock() + (found?.msBeforeNext ?? WINDOW_MS),
    };
  }

  return {
    async count(caller, limit) {
      let allowed = true;
      const found = await ask(caller, limit, (limiter, key) =>
        limiter.consume(key).catch((refusal: RateLimiterRes | Error) => {
          if (refusal instanceof Error) throw refusal;
          allowed = false;
          return refusal;
        }),
      );
      return allowance(limit.requests, allowed, found);
    },
    async peek(caller, limit) {
      const found = await ask(caller, limit, (limiter, key) => limiter.get(key));
      return allowance(limit.requests, found === null || found.remainingPoints > 0, found);
    },
    clockMoved: (milliseconds) =>
      use(async (client) => {
        for await (const keys of client.scanIterator({ MATCH: `${prefix}limit*`, COUNT: 1000 }))
          // If the new lifetime is negative, Redis deletes the key, which ends the window.
          for (const key of keys) await client.pExpire(key, (await client.pTTL(key)) - Math.round(milliseconds));
      }),
    // Nothing to do. A reset of the store also deletes the counts, because their keys start with the store's prefix.
    reset: () => undefined,
  };
}
