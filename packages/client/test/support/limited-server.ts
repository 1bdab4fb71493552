import { createWapi, type Wapi, type WapiOptions } from '../../src/index.js';
import { BASE_URL, jsonResponse, KEY } from './recording-client.js';

/** Whether a request at this Unix time, in milliseconds, is within the limit. If so, counts the request. */
export type Limiter = (now: number) => boolean;

const MINUTE = 60_000;

/** Limits the requests in any period of 60 seconds. */
export function slidingMinute(limit: number): Limiter {
  const times: number[] = [];
  return (now) => {
    while ((times[0] ?? now) <= now - MINUTE) times.shift();
    return times.length < limit && times.push(now) > 0;
  };
}

/** Limits the requests in each clock minute. */
export function clockMinute(limit: number): Limiter {
  let minute = 0;
  let used = 0;
  return (now) => {
    const current = Math.floor(now / MINUTE);
    if (current !== minute) [minute, used] = [current, 0];
    return used < limit && (used += 1) > 0;
  };
}

export interface LimitedServer {
  /** The status codes of the server's responses, in order. */
  statuses: number[];
  /** When each request arrived, in milliseconds after the server was created. */
  times: number[];
  client(options?: Partial<WapiOptions>): Wapi;
}

/**
 * Starts a server with one limit for all operations.
 *
 * @param latency how long a response takes, in milliseconds; a request counts when it arrives
 */
export function limitedServer(limiter: Limiter, latency = 0): LimitedServer {
  const started = Date.now();
  const statuses: number[] = [];
  const times: number[] = [];
  const fetch = async (): Promise<Response> => {
    const isWithin = limiter(Date.now());
    times.push(Date.now() - started);
    statuses.push(isWithin ? 200 : 429);
    if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
    return isWithin ? jsonResponse({ message: 'OK' }) : jsonResponse({ message: 'Too Many Attempts.' }, 429);
  };
  return {
    statuses,
    times,
    client: (options) => createWapi({ ...options, baseUrl: BASE_URL, auth: { key: KEY }, fetch }) as Wapi,
  };
}
