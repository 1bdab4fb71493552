import { contract } from '@wapi/types';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMock } from '../../src/index.js';
import { type Call, signIn } from '../support/session.js';

const mock = createMock();
let call: Call;

beforeEach(async () => {
  await mock.reset();
  call = await signIn(mock, 'wapi@test.com');
});

const buckets = [...new Set(contract.operations.map(({ rateLimit }) => rateLimit.bucket))]
  .map((bucket) => contract.operations.filter(({ rateLimit }) => rateLimit.bucket === bucket))
  .filter((operations) => operations.length > 1)
  .map((operations) => ({ ids: operations.map(({ id }) => id), limit: operations[0]?.rateLimit.requests ?? 0 }));

describe('a shared rate limit', () => {
  it('exists for each method of the bank accounts', () => {
    expect(buckets).toEqual([
      { ids: ['getBanks', 'getLocalBank', 'getForeignBank'], limit: 15 },
      { ids: ['createLocalBank', 'createForeignBank'], limit: 5 },
      { ids: ['updateLocalBank', 'updateForeignBank'], limit: 5 },
      { ids: ['deleteLocalBank', 'deleteForeignBank'], limit: 5 },
    ]);
  });

  it.each(buckets)('counts the requests of $ids together', async ({ ids, limit }) => {
    const inTurn = Array.from({ length: limit }, () => ids)
      .flat()
      .slice(0, limit);
    for (const id of inTurn) expect((await call(id)).status, id).not.toBe(429);
    for (const id of ids) expect((await call(id)).status, id).toBe(429);
  });

  it('leaves the operations of other buckets alone', async () => {
    for (let count = 0; count < 15; count += 1) await call('getLocalBank');
    expect((await call('getBanks')).status).toBe(429);
    expect((await call('deleteLocalBank')).status).not.toBe(429);
  });
});

it('the window of a rate limit ends exactly one minute after its first request', async () => {
  let now = Date.UTC(2026, 0, 1) + 1;
  const timed = await signIn(createMock({ clock: () => now }), 'wapi@test.com');
  for (let count = 0; count < 15; count += 1) await timed('getLocalBank');
  now += 59_999;
  const { status, headers } = await timed('getLocalBank');
  expect(status).toBe(429);
  // A second that has begun counts in full, so that a client that waits for it is not too early.
  expect(headers.get('x-ratelimit-reset')).toBe(String(Date.UTC(2026, 0, 1) / 1000 + 61));
  now += 1;
  expect((await timed('getLocalBank')).status).toBe(200);
});
