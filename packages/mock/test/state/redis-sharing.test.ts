import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createConnection, type RedisConnection } from '../../src/state/redis/connection.js';
import { redisStore } from '../../src/state/redis/redis-store.js';
import { createMock, type Mock } from '../../src/index.js';
import { bearer, LOCAL_BANK, persona, type Reply, send } from '../support/caller.js';
import { choose } from '../support/hosted-page.js';
import { image } from '../support/images.js';
import { exampleForm } from '../support/error-case.js';
import { startReceiver } from '../support/receiver.js';
import { hasRedis, startRedis } from '../support/redis.js';
import { balances, type Call, dataOf, signIn } from '../support/session.js';

const redis = hasRedis ? await startRedis() : undefined;
const VERIFIED = '213e4777-2179-4fbd-9540-84e8ed83187a';
const NORMAL = { ...exampleForm('createWithdrawal', 'ownBankAccount'), amount: '1.00' };
const SEED = { accounts: [{ email: 'wapi@test.com', balances: { local: 10_000 } }] };
const ORDER = exampleForm('chargeTrustedCard', 'orderToCharge');

describe.skipIf(redis === undefined)('two mocks with one Redis (needs redis-server)', () => {
  const url = redis?.url() ?? 'redis://127.0.0.1/0';
  const opened: Mock[] = [];
  const open = (options = {}): Mock => {
    const mock = createMock({ store: url, rateLimit: false, seed: SEED, ...options });
    opened.push(mock);
    return mock;
  };
  const one = open();
  const other = open();
  const both = [one, other] as const;
  /** The two mocks in turn. */
  const either = (index: number): Mock => both[index % 2] ?? one;
  const all = <Result>(count: number, run: (mock: Mock, index: number) => Promise<Result>): Promise<Result[]> =>
    Promise.all(Array.from({ length: count }, (_none, index) => run(either(index), index)));

  beforeEach(() => one.reset());
  afterAll(async () => {
    await Promise.all(opened.map((mock) => mock.close()));
    await redis?.close();
  });

  it('return the changes of each other', async () => {
    const headers = await bearer(one, 'new@test.com', 'wapi-user-all');
    expect((await send(one, 'POST', '/user/banks/local', { headers, form: LOCAL_BANK })).status).toBe(201);
    expect((await send(other, 'POST', '/user/banks/local', { headers, form: LOCAL_BANK })).status).toBe(409);
    await send(one, 'POST', '/user/picture', { headers, form: { picture: image('png') } });
    const { body } = await send(other, 'GET', '/user', { headers });
    const picture = await other.fetch((body['data'] as { profile_picture: string }).profile_picture);
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(new Uint8Array(await image('png').arrayBuffer()));

    expect((await send(other, 'DELETE', '/auth/tokens', { headers })).status).toBe(200);
    expect((await send(one, 'GET', '/user', { headers })).status).toBe(401);
  });

  it('serve the hosted pages of each other', async () => {
    const merchant = await signIn(one, 'wapi@test.com');
    const page = await merchant('createTrustedCard', {
      form: { environment: 'sandbox', response_url: 'https://shop.example.com/done' },
    });
    const { target } = await choose(other, page, 'approve');
    const uuid = target?.searchParams.get('uuid');
    expect(dataOf<{ uuid: string }[]>(await merchant('listTrustedCards')).map((card) => card.uuid)).toContain(uuid);
    expect((await choose(one, page, 'approve')).status).toBe(404);
  });

  it('lose none of 200 simultaneous withdrawals', async () => {
    const calls = await Promise.all(both.map((mock) => signIn(mock, 'wapi@test.com')));
    const [call] = calls as [Call, Call];
    const listed = async (): Promise<number> =>
      dataOf<{ meta: { total: number } }>(await call('getWithdrawalHistory')).meta.total;
    const before = [(await balances(call)).local, await listed()] as const;
    const replies = await Promise.all(
      Array.from({ length: 200 }, (_none, index) => (calls[index % 2] ?? call)('createWithdrawal', { form: NORMAL })),
    );
    expect(replies.filter(({ status }) => status !== 201)).toEqual([]);
    // Each withdrawal debits 1.00 and a fee of 5.00.
    expect([(await balances(call)).local, await listed()]).toEqual([before[0] - 1200, before[1] + 200]);
  });

  it('count each payment once, even if the paid account changes at the same time', async () => {
    const merchant = await signIn(one, 'mma@test.com');
    const sub = await bearer(one, 'sub@test.com', 'wapi-user-all');
    const held = async (): Promise<number> =>
      (dataOf(await send(other, 'GET', '/user', { headers: sub })) as { balances: { local: { balance: number } } })
        .balances.local.balance;
    const before = await held();
    const pages = await all(20, () =>
      merchant('chargeTrustedCard', { path: { uuid: VERIFIED }, form: { ...ORDER, account_number: '1428855397' } }),
    );
    expect(pages.map(({ status }) => status)).toEqual(pages.map(() => 200));
    const visits = Promise.all(pages.flatMap((page) => both.map((mock) => choose(mock, page, 'approve'))));
    const changes = all(20, (mock, index) =>
      send(mock, 'PATCH', '/user/phone', { headers: sub, form: { phone: `+1868777889${index % 10}` } }),
    );
    const statuses = (await visits).map(({ status }) => status).toSorted();
    expect((await changes).map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(statuses).toEqual([...pages.map(() => 303), ...pages.map(() => 404)]);

    const history = dataOf<{ status: string; total_credited: string; order_id: string }[]>(
      await merchant('getTransactionHistory', { query: 'environment=sandbox&page_size=20' }),
    );
    const credited = history.reduce((sum, { total_credited: amount }) => sum + Number(amount), 0);
    expect(history.map(({ status }) => status)).toEqual(pages.map(() => 'success'));
    expect((await held()) - before).toBeCloseTo(credited, 6);
  });

  it('never give two accounts the same number', async () => {
    const headers = await bearer(one, 'mma@test.com', 'wapi-accounts-all');
    const form = { first_name: 'Jane', last_name: 'Smith', password: 'correct-horse-7' };
    const replies = await all(40, (mock, index) =>
      send(mock, 'POST', '/accounts', { headers, form: { ...form, email: `jane${index}@example.com` } }),
    );
    const numbers = replies.map((reply) => dataOf<{ account_number: string }>(reply).account_number);
    expect(new Set(numbers).size).toBe(40);
    const emails = await all(
      40,
      async (mock, index) =>
        dataOf<{ email: string }>(await send(mock, 'GET', `/accounts/${numbers[index]}`, { headers })).email,
    );
    expect(emails).toEqual(replies.map((_reply, index) => `jane${index}@example.com`));
  });

  it('accept a refresh token once', async () => {
    const form = { email: 'wapi@test.com', password: 'Passw0rd!', scopes: 'wapi-user-retrieve' };
    for (let times = 0; times < 10; times += 1) {
      const { body } = await send(one, 'POST', '/auth/tokens', { form });
      const replies = await all(4, (mock) =>
        send(mock, 'POST', '/auth/tokens/refresh', { form: { refresh_token: String(body['refresh_token']) } }),
      );
      expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 401, 401, 401]);
    }
  });

  it('count requests together', async () => {
    const limited = [open({ rateLimit: true }), open({ rateLimit: true })];
    const headers = { 'x-wapi-key': (await persona(one, 'wapi@test.com')).key ?? '' };
    const ask = (index: number): Promise<Reply> => send(limited[index % 2] ?? one, 'GET', '/user', { headers });
    const inTurn = [await ask(0), await ask(1), await ask(0)];
    expect(inTurn.map((reply) => reply.headers.get('x-ratelimit-remaining'))).toEqual(['14', '13', '12']);
    const peeked = await send(limited[1] ?? one, 'PUT', '/user', { headers });
    expect([peeked.status, peeked.headers.get('x-ratelimit-remaining')]).toEqual([405, '15']);
    const replies = await Promise.all(Array.from({ length: 30 }, (_none, index) => ask(index)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(12);
    const [refused] = replies.filter(({ status }) => status === 429);
    const number = (name: string): number => Number(refused?.headers.get(name));
    expect([number('x-ratelimit-limit'), number('x-ratelimit-remaining')]).toEqual([15, 0]);
    expect(number('retry-after')).toBeGreaterThan(50);
    expect(number('retry-after')).toBeLessThanOrEqual(60);
    expect(Math.abs(number('x-ratelimit-reset') - Date.now() / 1000 - number('retry-after'))).toBeLessThan(2);
    await other.reset();
    expect((await ask(0)).headers.get('x-ratelimit-remaining')).toBe('14');
  });

  it('keep namespaces and platforms apart, and change no foreign key', async () => {
    const jamaican = open({ platform: 'jm' });
    const create = async (mock: Mock, namespace: string): Promise<number> => {
      const named = { 'x-wapi-mock-namespace': namespace };
      const headers = { ...named, 'x-wapi-key': (await persona(mock, 'new@test.com')).key ?? '' };
      return (await send(mock, 'POST', '/user/picture', { headers, form: { picture: image('png') } })).status;
    };
    const theirs = ['key', 'account:1234567890', 'wapi-mock', 'wapi-mock-tt:a'];
    const database = url.slice(url.lastIndexOf('/') + 1);
    for (const key of theirs) redis?.command('-n', database, 'SET', key, 'theirs');
    expect([
      await create(one, 'a'),
      await create(other, 'a'),
      await create(other, 'b'),
      await create(jamaican, 'a'),
    ]).toEqual([201, 409, 201, 201]);
    await one.fetch('http://mock/__wapi/reset', { method: 'POST', headers: { 'x-wapi-mock-namespace': 'a' } });
    expect([await create(other, 'a'), await create(other, 'b')]).toEqual([201, 409]);
    await one.reset();
    expect([await create(other, 'a'), await create(other, 'b'), await create(jamaican, 'a')]).toEqual([201, 201, 409]);
    await Promise.all([one.reset(), jamaican.reset()]);
    const counts = ['wapi-mock:jm:!:resets', 'wapi-mock:tt:!:resets'];
    expect(redis?.command('-n', database, 'KEYS', '*').split('\n').toSorted()).toEqual(
      [...theirs, ...counts].toSorted(),
    );
  });

  it('send an event once to an endpoint that was registered on the other mock', async () => {
    const receiver = await startReceiver();
    const scheduled = open({ withdrawalSchedule: [{ after: 0.05, status: 1 }] });
    const body = JSON.stringify({ url: receiver.url });
    await other.fetch('http://mock/__wapi/webhooks', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    await (
      await signIn(scheduled, 'wapi@test.com')
    )('createWithdrawal', { form: NORMAL });
    const events = (await receiver.until(2)).map((received) => (JSON.parse(received.body) as { event: string }).event);
    expect(events).toEqual(['withdrawal.not_on_ach_file', 'withdrawal.being_processed_by_bank']);
    await wait(100);
    expect(receiver.received).toHaveLength(2);
    await receiver.close();
  });

  describe('a change of the store', () => {
    const connections: RedisConnection[] = [];
    const stores = [0, 1].map(() => {
      const connection = createConnection(url);
      connections.push(connection);
      return redisStore(connection, 'test:');
    });
    afterAll(() => Promise.all(connections.map((connection) => connection.close())));
    const database = url.slice(url.lastIndexOf('/') + 1);
    const [store, second] = stores as [(typeof stores)[number], (typeof stores)[number]];

    it('waits for the change before it', async () => {
      let running = 0;
      let most = 0;
      const increment = (mine: typeof store): Promise<void> =>
        mine.change(async () => {
          most = Math.max(most, (running += 1));
          const value = ((await mine.get('n')) as number | undefined) ?? 0;
          running -= 1;
          return { entries: { n: value + 1 }, result: undefined };
        });
      await Promise.all(Array.from({ length: 100 }, (_none, index) => increment(index % 2 ? store : second)));
      expect([most, await store.get('n')]).toEqual([1, 100]);
    });

    it('keeps the addition of an earlier change', async () => {
      expect(await Promise.all([store.add('first', 1), second.add('first', 2)])).toEqual([1, 1]);
      expect(await second.get('first')).toBe(1);
    });

    it('uses a lock that expires', async () => {
      await store.change(() => {
        const left = Number(redis?.command('-n', database, 'PTTL', 'test::lock'));
        expect(left).toBeGreaterThan(0);
        expect(left).toBeLessThanOrEqual(10_000);
        return Promise.resolve({ entries: {}, result: undefined });
      });
    });

    it('succeeds after a process died with the lock', async () => {
      redis?.command('-n', database, 'SET', 'test::lock', 'of the dead', 'PX', '300');
      await store.change(() => Promise.resolve({ entries: { after: 'death' }, result: undefined }));
      expect(await second.get('after')).toBe('death');
    });

    it('is discarded if its lock expired in the meantime', async () => {
      const late = store.change(async () => {
        redis?.command('-n', database, 'DEL', 'test::lock');
        await second.change(() => Promise.resolve({ entries: { winner: 'second' }, result: undefined }));
        return { entries: { winner: 'first' }, result: undefined };
      });
      await expect(late).rejects.toThrow('The change was not saved');
      expect(await store.get('winner')).toBe('second');
    });

    it('is discarded if it fails, and the next change succeeds', async () => {
      await expect(store.change(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
      const start = performance.now();
      await second.change(() => Promise.resolve({ entries: {}, result: undefined }));
      expect(performance.now() - start).toBeLessThan(5000);
    });

    it('gives tokens a lifetime, so that Redis deletes them', async () => {
      await bearer(one, 'wapi@test.com', 'wapi-user-all');
      const keys = (redis?.command('-n', database, 'KEYS', 'wapi-mock:tt::*').split('\n') ?? []).filter((key) =>
        /:(?:token|refresh):/.test(key),
      );
      // Round to minutes, because a slow machine may read the remaining seconds late.
      const minutes = keys.map((key) => Math.round(Number(redis?.command('-n', database, 'TTL', key)) / 60));
      expect(minutes.toSorted((a, b) => a - b)).toEqual([12 * 60, 18 * 60]);
    });
  });
});
