import type { Instance } from './instance.js';

/** Counts of the responses that the callers received. */
export interface TrafficCounts {
  requests: number;
  /** Requests without a response, because the connection was refused, reset or closed. */
  noResponse: number;
  byStatus: Record<number, number>;
}

/** The base URL that the callers use. */
export const BASE_URL = 'http://balancer.test/wapi';

/**
 * Sends each request to the next instance, even if that instance is down, as a real balancer does until it notices.
 *
 * @param speed divides `Retry-After`, because the mock's minutes pass faster
 */
export function createBalancer(
  instances: readonly Instance[],
  speed: number,
): { fetch: typeof fetch; counts: TrafficCounts } {
  const counts: TrafficCounts = { requests: 0, noResponse: 0, byStatus: {} };
  const send: typeof fetch = async (input, init) => {
    const { origin = '' } = instances[counts.requests % instances.length] ?? {};
    counts.requests += 1;
    const url = String(input).replace('http://balancer.test', origin);
    const response = await fetch(url, init).catch((error: unknown) => {
      counts.noResponse += 1;
      throw error;
    });
    counts.byStatus[response.status] = (counts.byStatus[response.status] ?? 0) + 1;
    const seconds = Number(response.headers.get('retry-after') ?? 'NaN');
    if (Number.isNaN(seconds)) return response;
    const headers = new Headers(response.headers);
    headers.set('retry-after', String(Math.ceil(seconds / speed)));
    return new Response(response.body, { status: response.status, headers });
  };
  return { fetch: send, counts };
}
