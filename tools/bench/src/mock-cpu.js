import { median } from './compare.js';
import { importPeer } from './mock-peers.js';
import { merchantKey, requests } from './mock-requests.js';
import { serverNames, startServer } from './mock-servers.js';

const ROUNDS = 5;
const WINDOW_SECONDS = 1;
/** Longer, for code is compiled and caches are filled in it. */
const FIRST_WINDOW_SECONDS = 4;
const CONNECTIONS = 16;
const STARTS = 5;

/**
 * Measures the CPU time that each server needs for a request, window by window in turn, so that what else the machine does meets all of them
 * alike.
 *
 * @returns {Promise<{ title: string, rows: import('./compare.js').Figure[] }[]>} ratios are to the bare server
 */
export async function measureRequests() {
  const { default: autocannon } = await importPeer('autocannon');
  const servers = await Promise.all(serverNames.map((name) => startServer(name)));
  try {
    const results = [];
    for (const { title, path, ...request } of requests(await merchantKey())) {
      /** @type {number[][]} */
      const times = servers.map(() => []);
      // The first round is not counted.
      for (let round = 0; round <= ROUNDS; round += 1) {
        for (const [index, { name, url, usage }] of servers.entries()) {
          const before = await usage();
          const duration = round === 0 ? FIRST_WINDOW_SECONDS : WINDOW_SECONDS;
          const sent = await autocannon({ url: `${url}${path}`, ...request, duration, connections: CONNECTIONS });
          const after = await usage();
          if (sent.non2xx > 0) throw new Error(`${name} refuses the request that is measured: ${JSON.stringify(sent.statusCodeStats)}`);
          if (round > 0) times[index]?.push((after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system) / sent.requests.total);
        }
      }
      const [bare = []] = times;
      const rows = servers.map(({ name }, index) => {
        const own = times[index] ?? [];
        return { name, median: median(own), ratio: median(own.map((time, round) => time / (bare[round] ?? Number.NaN))) };
      });
      results.push({ title, rows });
    }
    return results;
  } finally {
    for (const { stop } of servers) stop();
  }
}

/**
 * Measures the CPU time until the first answer, and the memory that is in use then.
 *
 * @returns {Promise<{ name: string, cpu: number, rss: number }[]>} medians, in microseconds and bytes
 */
export async function measureStarts() {
  const results = [];
  for (const name of serverNames) {
    const starts = [];
    for (let start = 0; start < STARTS; start += 1) {
      const { usage, stop } = await startServer(name, true);
      starts.push(await usage());
      stop();
    }
    results.push({ name, cpu: median(starts.map(({ cpu }) => cpu.user + cpu.system)), rss: median(starts.map(({ rss }) => rss)) });
  }
  return results;
}
