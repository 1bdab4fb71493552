import { createMock } from '@wapi/mock';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Aim, PartResult } from '../measure/comparison.js';
import { median } from '../measure/statistics.js';
import { createBalancer } from './balancer.js';
import { type Account, createCustomer, type Customer, type FinalState, readFinalState } from './customer.js';
import { findViolations, type Write } from './find-violations.js';
import { createInstance, type Instance } from './instance.js';
import { hasRedis, type Redis, startRedis } from './redis.js';

const SECONDS = 120;
/** An hour in two minutes. */
const SPEED = 30;
const CUSTOMERS = 12;
const START_BALANCE = 1_000_000;
const HALF_A_DAY = 12 * 3600;
/** Maximum growth factor of a process's memory between the second and the last third of the traffic. */
const MEMORY_GROWTH = 1.25;

const accounts: readonly Account[] = Array.from({ length: CUSTOMERS }, (_, index) => ({
  email: `customer-${index + 1}@example.com`,
  password: 'Passw0rd!',
}));

const SEED = {
  accounts: accounts.map(({ email, password }) => ({
    email,
    password,
    basedOn: 'wapi@test.com',
    balances: { local: START_BALANCE, foreign: 0 },
    transactions: [],
    withdrawals: [],
    trusted_cards: [{ pan: '************4242' }],
  })),
};

/** A sequence of failures for each operation. Every instance receives the sequence again every ten seconds. */
const FAULTS: Readonly<Record<string, readonly object[]>> = {
  getUserProfile: [{ status: 500 }, { pass: true, times: 3 }, { garbleBody: true }, { slowBody: 1 }],
  createWithdrawal: [
    { drop: true },
    { pass: true, times: 5 },
    { status: 502, body: '<h1>502 Bad Gateway</h1>' },
    { pass: true, times: 5 },
    { reset: true },
    { pass: true, times: 5 },
    { cutBody: 20 },
  ],
  chargeTrustedCard: [
    { pass: true, times: 5 },
    { drop: true },
    { pass: true, times: 5 },
    { status: 504, body: '' },
    { pass: true, times: 5 },
    { latency: 2 },
  ],
};

interface Soak {
  readonly redis: Redis;
  readonly instances: readonly Instance[];
  readonly customers: readonly Customer[];
}

/**
 * Sends mixed traffic from the client to several mock instances that share a Redis server, and crashes the instances
 * and Redis during the run.
 */
export async function measureSoak(): Promise<PartResult> {
  const leftOut = hasRedis() ? [] : [{ name: 'Soak', reason: 'redis-server is not installed.' }];
  if (leftOut.length > 0) return { comparisons: [], figures: [], aims: [], leftOut, versions: {} };
  const folder = mkdtempSync(join(tmpdir(), 'wapi-soak-seed-'));
  const seed = join(folder, 'seed.json');
  writeFileSync(seed, JSON.stringify(SEED));
  const redis = await startRedis();
  const instances: Instance[] = [];
  try {
    for (let count = 0; count < 3; count += 1)
      instances.push(await createInstance(['--store', redis.url, '--seed', seed]));
    return await runSoak(redis, instances);
  } finally {
    await Promise.all(instances.map((instance) => instance.kill()));
    await redis.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runSoak(redis: Redis, instances: readonly Instance[]): Promise<PartResult> {
  const balancer = createBalancer(instances, SPEED);
  const customers = accounts.map((account, index) => createCustomer(account, balancer.fetch, index % 4 === 0));
  const memory = await runTraffic({ redis, instances, customers });
  // Clear all faults, so that every uncertain result can become certain.
  for (const instance of instances)
    for (const operation of Object.keys(FAULTS))
      await instance.control(`faults/${operation}`, { pass: true, times: 1 });
  const clock = setInterval(() => void instances[0]?.control('clock', { advance: SPEED - 1 }), 1000);
  const settled = await Promise.all(customers.map((customer) => customer.settleCharges()));
  clearInterval(clock);
  const charges = settled.flat();
  const withdrawals = customers.flatMap((customer) => customer.withdrawals);

  const reader = createMock({ store: redis.url, seed: SEED, rateLimit: false });
  const states = await Promise.all(accounts.map((account) => readFinalState(account, reader.fetch)));
  await reader.close();
  const { requests, noResponse, byStatus } = balancer.counts;
  const statuses = Object.entries(byStatus).map(([status, count]) => `${count} × ${status}`);
  return {
    comparisons: [],
    figures: [
      { title: 'Traffic', value: `${requests} requests of ${CUSTOMERS} customers to ${instances.length} instances` },
      { title: 'Responses', value: `${statuses.join(', ')}, and ${noResponse} without a response` },
      { title: 'Charges', value: describeWrites(charges) },
      { title: 'Withdrawals', value: describeWrites(withdrawals) },
      ...memory.map(({ name, before, after }) => ({
        title: `Memory of ${name}`,
        value: `${toMegabytes(before)} in the second third of the traffic, ${toMegabytes(after)} in the last`,
      })),
    ],
    aims: [
      checkRecords(
        'charge',
        charges,
        states.flatMap(({ transactions }) => transactions),
      ),
      checkRecords(
        'withdrawal',
        withdrawals,
        states.flatMap(({ withdrawals: stored }) => stored),
      ),
      checkBalances(states),
      checkMemory(memory),
    ],
    leftOut: [],
    versions: {},
  };
}

interface MemoryUse {
  readonly name: string;
  /** Medians in bytes. */
  readonly before: number;
  readonly after: number;
}

/** Runs the traffic and moves the clock. Crashes one instance, then Redis, then a different instance. */
async function runTraffic({ redis, instances, customers }: Soak): Promise<MemoryUse[]> {
  const [first, second, third] = instances as [Instance, Instance, Instance];
  const samples: { instance: number; client: number }[] = [];
  const crashes: Readonly<Record<number, () => Promise<void>>> = {
    30: () => second.kill(),
    36: () => second.start(),
    60: () => redis.kill(),
    64: () => redis.start(),
    85: () => third.kill(),
    90: () => third.start(),
  };
  const ended = new AbortController();
  const traffic = Promise.all(customers.map((customer) => customer.run(ended.signal)));
  const failed = traffic.then(() => new Promise<never>(() => undefined));
  try {
    for (let elapsed = 0; elapsed < SECONDS; elapsed += 1) {
      await crashes[elapsed]?.();
      if (elapsed % 10 === 0) await setFaults(instances);
      // Advance the clock, because access tokens expire after half a day, and rate limits after a minute.
      await first.control('clock', { advance: elapsed % 20 === 19 ? HALF_A_DAY : SPEED - 1 });
      samples.push({ instance: await first.getMemory(), client: process.memoryUsage().rss });
      await Promise.race([wait(1000), failed]);
    }
  } finally {
    ended.abort();
    await traffic;
  }
  const length = Math.floor(samples.length / 3);
  return (['instance', 'client'] as const).map((name) => ({
    name: name === 'instance' ? 'the instance that was never killed' : 'the client and this program',
    before: median(samples.slice(length, 2 * length).map((sample) => sample[name])),
    after: median(samples.slice(2 * length).map((sample) => sample[name])),
  }));
}

async function setFaults(instances: readonly Instance[]): Promise<void> {
  for (const instance of instances)
    for (const [operation, faults] of Object.entries(FAULTS)) await instance.control(`faults/${operation}`, faults);
}

function describeWrites(writes: readonly Write[]): string {
  const outcomes = ['confirmed', 'refused', 'unknown'] as const;
  const counts = outcomes.map((outcome) => `${writes.filter((write) => write.outcome === outcome).length} ${outcome}`);
  return `${writes.length} sent: ${counts.join(', ')}`;
}

function checkRecords(kind: string, writes: readonly Write[], records: FinalState['transactions']): Aim {
  const violations = findViolations(writes, records);
  return {
    statement: `no ${kind} is lost, and none is made twice`,
    received: violations.length === 0 ? `${records.length} stored` : violations.slice(0, 5).join(' '),
    met: violations.length === 0,
    isRequired: true,
  };
}

function checkBalances(states: readonly FinalState[]): Aim {
  const wrong = states.filter(({ balance, withdrawn }) => Math.abs(START_BALANCE - withdrawn - balance) >= 0.005);
  return {
    statement: 'each balance is the first balance without all withdrawals and fees',
    received: `${wrong.length} of ${states.length} balances differ`,
    met: wrong.length === 0,
    isRequired: true,
  };
}

function checkMemory(memory: readonly MemoryUse[]): Aim {
  const growth = Math.max(...memory.map(({ before, after }) => after / before));
  return {
    statement: `memory grows by at most ${Math.round((MEMORY_GROWTH - 1) * 100)} % in the last third of the traffic`,
    received: `${Math.round((growth - 1) * 100)} %`,
    met: growth <= MEMORY_GROWTH,
    isRequired: true,
  };
}

function toMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
