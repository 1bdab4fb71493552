import { compare, toComparisons } from '../measure/compare.js';
import type { Comparison, LeftOut, PartResult, Role } from '../measure/comparison.js';
import { errorMessage } from '../measure/error-message.js';
import { getInstalledVersions } from '../measure/versions.js';
import { assertEquivalent } from './assert-equivalent.js';
import type { ClientCandidate } from './candidate.js';
import { bareFetch } from './candidates/fetch.js';
import { loadHeyApi } from './candidates/hey-api.js';
import { kyClient } from './candidates/ky.js';
import { openapiFetch, openapiFetchWithTimeout } from './candidates/openapi-fetch.js';
import { wapiClient } from './candidates/wapi.js';
import { cases, KEY } from './cases.js';
import { checkCost } from './check-cost.js';
import { BASE_PATH } from './responses.js';
import { startServer } from './start-server.js';
import { stubFetch } from './stub-fetch.js';

/** Use many short rounds, so that other load on the machine affects only a few of them. */
const ROUNDS = 41;
/** V8 needs thousands of calls to compile a client. Until then, a ratio shows how much code V8 has compiled. */
const WARM_UPS = 30;

export interface ClientInput {
  /** The path of hey-api's bundled client; null if the client could not be generated. */
  readonly heyApiPath: string | null;
}

type Entry = readonly [Role, ClientCandidate];

/** Compares the client with other clients that make the same calls. */
export async function measureClient({ heyApiPath }: ClientInput): Promise<PartResult> {
  const leftOut: LeftOut[] = [];
  const entries: Entry[] = [['ours', wapiClient]];
  const others: (readonly [Role, string, () => ClientCandidate | Promise<ClientCandidate>])[] = [
    ['competitor', openapiFetch.name, () => openapiFetch],
    ['competitor', openapiFetchWithTimeout.name, () => openapiFetchWithTimeout],
    ['competitor', kyClient.name, () => kyClient],
    ...(heyApiPath === null ? [] : [['competitor', 'hey-api', () => loadHeyApi(heyApiPath)] as const]),
    ['baseline', bareFetch.name, () => bareFetch],
  ];
  for (const [role, name, load] of others) {
    try {
      const candidate = await load();
      await assertEquivalent([wapiClient, candidate]);
      entries.push([role, candidate]);
    } catch (error) {
      leftOut.push({ name, reason: errorMessage(error) });
    }
  }
  const comparisons = await measureCases(entries);
  const versions = getInstalledVersions(['ky', 'openapi-fetch']);
  return { comparisons, figures: [], aims: checkCost(comparisons), leftOut, versions };
}

async function measureCases(entries: readonly Entry[]): Promise<Comparison[]> {
  const server = await startServer();
  const settings = {
    stub: { baseUrl: `http://127.0.0.1${BASE_PATH}`, fetch: stubFetch },
    http: { baseUrl: server.baseUrl },
  };
  const comparisons: Comparison[] = [];
  for (const { title, act, over, operations } of cases) {
    const candidates = entries.map(([role, { name, create }]) => {
      const calls = create({ key: KEY, ...settings[over] });
      return { name, role, run: () => act(calls) };
    });
    comparisons.push(
      ...toComparisons(title, await compare(candidates, { rounds: ROUNDS, operations, warmUps: WARM_UPS })),
    );
  }
  server.close();
  return comparisons;
}
