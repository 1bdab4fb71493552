// Simulates a user's test suite: in any order and in parallel, each test has the same result.
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { OperationId } from '@wapi/types';
import { createMock, type Fault, type Namespace } from '../src/index.js';
import { BASE_URL, LOCAL_BANK, persona } from './support/caller.js';
import { exampleForm } from './support/error-case.js';

const RUNS = 10;
const WORKERS = 8;

type Faulty = readonly Fault[] | Fault | undefined;
const FAULTS: Readonly<Record<string, Faulty>> = {
  none: undefined,
  status: { status: 500 },
  gateway: { status: 502, body: '<h1>Bad Gateway</h1>' },
  'empty 429': { status: 429, body: '' },
  drop: { drop: true },
  reset: { reset: true },
  'cut body': { cutBody: 5 },
  'garbled body': { garbleBody: true },
  row: [{ status: 504, body: '' }, { pass: true }, { slowBody: 0.01, latency: 0.01 }],
  // The test ends without waiting for the response.
  abandoned: { latency: 3600, times: 1 },
};

const OPERATIONS: readonly (readonly [OperationId, string, string, Record<string, string>?])[] = [
  [
    'createWithdrawal',
    'POST',
    '/withdrawals',
    exampleForm('createWithdrawal', 'ownBankAccount') as Record<string, string>,
  ],
  ['getUserProfile', 'GET', '/user'],
  ['deletePicture', 'DELETE', '/user/picture'],
  ['createForeignBank', 'POST', '/user/banks/foreign', LOCAL_BANK],
  ['updatePhone', 'PATCH', '/user/phone', { phone: '+1 868 555 0100' }],
];

const CASES = Object.keys(FAULTS).flatMap((fault) => OPERATIONS.map((operation) => ({ fault, operation })));

const mock = createMock();
const { origin } = await mock.listen();
const { key } = await persona(mock, 'wapi@test.com');
afterAll(() => mock.close());

/** A random order that depends on the seed only. */
function shuffle<Item>(items: readonly Item[], seed: number): Item[] {
  let state = seed;
  const random = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state;
  };
  return items
    .map((item) => ({ item, rank: random() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

async function outcomeOf(response: Promise<Response>): Promise<string> {
  try {
    const { status, body } = await response.then(async (received) => ({
      status: received.status,
      body: await received.text(),
    }));
    return `${status} ${body.startsWith('{"message"') ? 'JSON' : `${body.length} bytes`}`;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Runs one of the fifty tests: sets a fault, calls an operation three times, and reads the remaining state. */
async function runCase(index: number, own: Namespace, name: string): Promise<unknown> {
  const { fault, operation } = CASES[index] as (typeof CASES)[number];
  const [id, method, path, form] = operation;
  const headers = { 'x-wapi-key': key ?? '', 'x-wapi-mock-namespace': name };
  const call = (at: string, init: RequestInit = {}): Promise<Response> =>
    index % 2 === 0
      ? own.fetch(`${BASE_URL}${at}`, { headers, ...init })
      : fetch(`${origin}/wapi${at}`, { headers, ...init });
  const init = { method, ...(form && { body: new URLSearchParams(form) }) };
  await own.reset();
  const set = FAULTS[fault];
  if (set !== undefined) own.faults.set(id, set as Fault);
  const outcomes: string[] = [];
  if (fault === 'abandoned') {
    void outcomeOf(call(path, init));
    await vi.waitFor(() => expect(own.faults.list()).toEqual({}), { interval: 2, timeout: 30_000 });
  } else for (let sent = 0; sent < 3; sent += 1) outcomes.push(await outcomeOf(call(path, init)));
  own.faults.clear();
  const { data } = (await (await call('/withdrawals')).json()) as { data: { meta: { total: number } } };
  const state = await own.saveState();
  const { balances, picture, banks, phone } = state.values['account:1234567890'] as Record<string, unknown>;
  const logged = own.requests.map(({ operation: called, status }) => `${called} ${status}`);
  return { outcomes, total: data.meta.total, balances, picture, banks, phone, logged };
}

/**
 * Runs all cases in a random order and in parallel. Each worker has a namespace, which its tests use one after the
 * other.
 */
async function runSuite(seed: number): Promise<Record<string, unknown>> {
  const waiting = shuffle([...CASES.keys()], seed);
  const results: Record<string, unknown> = {};
  const work = async (worker: number): Promise<void> => {
    const name = `worker-${worker}`;
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift())
      results[index] = await runCase(index, mock.namespace(name), name);
  };
  await Promise.all(Array.from({ length: WORKERS }, (_none, worker) => work(worker)));
  return results;
}

describe('a suite of fifty tests with faults of every kind', () => {
  it(`has the same results in ${RUNS} random orders`, async () => {
    const first = await runSuite(1);
    expect(Object.keys(first)).toHaveLength(50);
    const outcomes = Object.values(first).map((result) => (result as { outcomes: string[] }).outcomes.join(', '));
    expect(new Set(outcomes).size).toBeGreaterThan(10);
    for (let seed = 2; seed <= RUNS; seed += 1) expect(await runSuite(seed), `seed ${seed}`).toEqual(first);
  });
});
