import { compare } from '../compare.js';
import { BASE_PATH } from './answers.js';
import { bareFetch } from './bare-fetch.js';
import { cases, KEY } from './cases.js';
import { heyApi } from './hey-api.js';
import { kyClient } from './ky.js';
import { openapiFetch } from './openapi-fetch.js';
import { requireSameWork } from './same-work.js';
import { startServer } from './start-server.js';
import { stubFetch } from './stub-fetch.js';
import { table } from './table.js';
import { wapiClient } from './wapi.js';

/** Many short ones, so that what else the machine does spoils few of them. */
const ROUNDS = 41;

/**
 * Measures the client beside what else can make the same calls, and prints a table for each case.
 *
 * @returns {Promise<void>}
 */
export async function measureClient() {
  // The first is what the client is built on, and what the others are compared with: the client is to cost no more.
  const contestants = [openapiFetch, bareFetch, kyClient, ...(await generated()), wapiClient];
  await requireSameWork(contestants);
  const server = await startServer();
  const settings = { stub: { baseUrl: `http://127.0.0.1${BASE_PATH}`, fetch: stubFetch }, http: { baseUrl: server.baseUrl } };
  for (const { title, act, over, operations } of cases) {
    const runs = contestants.map(({ name, create }) => {
      const calls = create({ key: KEY, ...settings[over] });
      return { name, run: () => act(calls) };
    });
    console.log(table(title, await compare(runs, { rounds: ROUNDS, operations })));
  }
  server.close();
}

/** The generated client; without the registry it is left out, and that is said. */
async function generated() {
  try {
    return [await heyApi()];
  } catch (error) {
    console.log(`\nhey-api is left out: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}
