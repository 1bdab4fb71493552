import { createMock } from '@wapi/mock';
import { contract } from '@wapi/types';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPacer, createWapi, type Wapi, type WapiOptions } from '../../src/index.js';
import { advanceTime, flushPromises, useFakeClock, advanceTimeUntilDone } from '../support/fake-time.js';
import { clockMinute, type Limiter, limitedServer, slidingMinute } from '../support/limited-server.js';
import { BASE_URL, toFetch } from '../support/recording-client.js';

const mock = createMock({ clock: () => Date.now() });
const long = { timeouts: { total: 600_000 } };

beforeEach(() => useFakeClock());
afterEach(() => void vi.useRealTimers());

interface Asked {
  path: string;
  status: number;
}

/** A client for a mock with rate limits, and the mock's responses. */
async function limitedMock(
  options: Partial<WapiOptions> = long,
): Promise<{ wapi: Wapi; asked: Asked[]; another: () => Wapi }> {
  await mock.reset();
  const { personas } = (await (await mock.fetch('http://x/__wapi')).json()) as {
    personas: { email: string; key: string }[];
  };
  const key = personas.find(({ email }) => email === 'wapi@test.com')?.key ?? '';
  const asked: Asked[] = [];
  const fetch = toFetch(async (request) => {
    const url = new URL(request.url);
    const entry = { path: url.pathname + url.search, status: 0 };
    asked.push(entry);
    const response = await mock.fetch(request);
    entry.status = response.status;
    return response;
  });
  const another = (): Wapi => createWapi({ ...options, baseUrl: BASE_URL, auth: { key }, fetch }) as Wapi;
  return { wapi: another(), asked, another };
}

const limitOf = (id: string): number =>
  contract.operations.find((operation) => operation.id === id)?.rateLimit.requests ?? 0;

test('three times as many calls as the limit succeed in order without a 429', async () => {
  const { wapi, asked } = await limitedMock();
  const limit = limitOf('getTransactionHistory');
  const pages = Array.from({ length: 3 * limit }, (_, index) => index + 1);
  const started = Date.now();
  const statuses = await advanceTimeUntilDone(
    Promise.all(pages.map(async (page) => (await wapi.transactions.list({ environment: 'sandbox', page })).status)),
  );

  expect(limit).toBe(15);
  expect(statuses).toEqual(Array(3 * limit).fill(200));
  expect(asked.map(({ path }) => Number(new URLSearchParams(path.split('?')[1]).get('page')))).toEqual(pages);
  expect(asked.map(({ status }) => status)).toEqual(Array(3 * limit).fill(200));
  // The client uses the full limit: it sends the last third two minutes after the first.
  expect(Date.now() - started).toBeLessThan(125_000);
});

test('one operation does not wait for another', async () => {
  const { wapi, asked } = await limitedMock();
  const first = Array.from({ length: limitOf('deletePicture') + 1 }, () => wapi.user.deletePicture());
  await flushPromises();
  const others = await Promise.all([wapi.user.getProfile(), wapi.user.getBanks(), wapi.transactions.getMeta()]);

  expect(others.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(asked.filter(({ path }) => path.endsWith('/picture'))).toHaveLength(5);
  await advanceTimeUntilDone(Promise.all(first));
});

test('operations that share a limit wait for one another', async () => {
  const { wapi, asked } = await limitedMock();
  const limit = limitOf('getBanks');
  const calls = Array.from({ length: limit }, () => [
    wapi.user.getBanks(),
    wapi.user.getLocalBank(),
    wapi.user.getForeignBank(),
  ]);
  await flushPromises();
  expect(asked).toHaveLength(limit);
  expect(wapi.limits().getForeignBank).toMatchObject({ limit, remaining: 0, waiting: 2 * limit });
  const statuses = (await advanceTimeUntilDone(Promise.all(calls.flat()))).map(({ status }) => status);

  expect(statuses).toEqual(Array(3 * limit).fill(200));
  expect(asked.filter(({ status }) => status === 429)).toEqual([]);
});

test('clients share the limit if they share a pacer', async () => {
  const shared = await limitedMock({ ...long, pacing: createPacer() });
  const both = [shared.wapi, shared.another()].flatMap((wapi) =>
    Array.from({ length: 5 }, () => wapi.user.deletePicture()),
  );
  await advanceTimeUntilDone(Promise.all(both));
  expect(shared.asked.filter(({ status }) => status === 429)).toEqual([]);

  const apart = await limitedMock({ retries: 0 });
  const each = [apart.wapi, apart.another()].flatMap((wapi) =>
    Array.from({ length: 5 }, () => wapi.user.deletePicture()),
  );
  await advanceTimeUntilDone(Promise.all(each));
  expect(apart.asked.filter(({ status }) => status === 429)).toHaveLength(5);
});

test('the pacer learns from the headers what other clients used', async () => {
  const { wapi, another, asked } = await limitedMock();
  await advanceTimeUntilDone(Promise.all(Array.from({ length: 3 }, () => another().user.deletePicture())));
  const calls = Array.from({ length: 4 }, () => wapi.user.deletePicture());
  await flushPromises();
  // One request is sent first, and its response says that only one more is allowed. Concurrent requests cannot use this
  // information.
  expect(
    (await advanceTimeUntilDone(Promise.all(calls)))
      .map(({ call }) => call.attempts)
      .filter((attempts) => attempts > 1),
  ).toHaveLength(2);
  asked.length = 0;

  await advanceTimeUntilDone(wapi.user.getProfile());
  await advanceTime(60_000);
  for (let call = 0; call < 13; call += 1) await advanceTimeUntilDone(another().user.getProfile());
  await advanceTimeUntilDone(wapi.user.getProfile());
  expect(wapi.limits().getUserProfile).toMatchObject({ limit: 15, remaining: 1 });
  await advanceTimeUntilDone(Promise.all([wapi.user.getProfile(), wapi.user.getProfile()]));
  expect(asked.filter(({ status }) => status === 429)).toEqual([]);
});

test('without pacing everything is sent at once', async () => {
  const { wapi, asked } = await limitedMock({ pacing: false, retries: 0 });
  const statuses = (await Promise.all(Array.from({ length: 7 }, () => wapi.user.deletePicture()))).map(
    ({ status }) => status,
  );

  expect(statuses.filter((status) => status === 429)).toHaveLength(2);
  expect(asked).toHaveLength(7);
  expect(wapi.limits().getUserProfile).toMatchObject({ remaining: 15, waiting: 0, nextAt: undefined });
});

describe('no request exceeds the limit if the server counts minutes', () => {
  test.each<[string, (limit: number) => Limiter, number]>([
    ['sliding', slidingMinute, 0],
    ['sliding, with slow answers', slidingMinute, 1700],
    ['by the clock', clockMinute, 0],
    ['by the clock, with slow answers', clockMinute, 1700],
  ])('%s', async (_name, limiter, latency) => {
    // Start just before the end of a minute.
    vi.setSystemTime(Date.now() + 58_500);
    const server = limitedServer(limiter(5), latency);
    const wapi = server.client(long);
    // Send some requests concurrently, and the remaining ones one after the other.
    const calls = Array.from({ length: 7 }, () => wapi.user.deletePicture());
    for (let call = 0; call < 8; call += 1) {
      calls.push(wapi.user.deletePicture());
      await advanceTime(700);
    }
    await advanceTimeUntilDone(Promise.all(calls));

    expect(server.statuses).toEqual(Array(15).fill(200));
    expect(Math.max(...server.times)).toBeLessThan(130_000);
  });
});
