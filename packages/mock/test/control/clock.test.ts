import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMock, type Mock, type MockOptions } from '../../src/index.js';
import { bearer, persona, send } from '../support/caller.js';
import { exampleForm } from '../support/error-case.js';
import { hasRedis, startRedis } from '../support/redis.js';

const redis = hasRedis ? await startRedis() : undefined;
const HOUR = 3600;
const JSON_TYPE = { 'content-type': 'application/json' };

describe.each<[string, MockOptions]>([
  ['in memory', {}],
  ...(redis === undefined
    ? []
    : ([['on Redis, by another instance', { store: redis.url() }]] as [string, MockOptions][])),
])('the clock %s', (_name, options) => {
  const mock = createMock(options);
  /** The mock instance that moves the clock. */
  const mover: Mock = 'store' in options ? createMock(options) : mock;
  const put = async (body: unknown, headers: object = {}): Promise<[number, Record<string, unknown>]> => {
    const init = { method: 'PUT', headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) };
    const response = await mover.fetch('http://mock/__wapi/clock', init);
    return [response.status, (await response.json()) as Record<string, unknown>];
  };

  beforeEach(() => mock.reset());
  afterAll(() => Promise.all([mock.close(), mover.close()]));

  it('lets tokens expire after twelve hours', async () => {
    const headers = await bearer(mock, 'wapi@test.com', 'wapi-user-all');
    const status = async () => (await send(mock, 'GET', '/user', { headers })).status;
    await put({ advance: 12 * HOUR - 60 });
    expect(await status()).toBe(200);
    await put({ advance: 60 });
    expect(await status()).toBe(401);
  });

  it('ends the window in which a card can be verified after 72 hours', async () => {
    const headers = await bearer(mock, 'wapi@test.com', 'wapi-trusted-cards-all');
    const { body } = await send(mock, 'GET', '/trusted-cards', { headers });
    const card = (body['data'] as { uuid: string; verified: boolean }[]).find(({ verified }) => !verified);
    await put({ advance: 72 * HOUR + 1 });
    const fresh = await bearer(mock, 'wapi@test.com', 'wapi-trusted-cards-all');
    const reply = await send(mock, 'POST', `/trusted-cards/${card?.uuid}/verify`, {
      headers: fresh,
      form: { amount: '0.80' },
    });
    expect([reply.status, reply.body]).toEqual([403, { message: 'The verification window has expired.' }]);
  });

  it('ends the windows of rate limits, in one namespace alone', async () => {
    const { key } = await persona(mock, 'wapi@test.com');
    const own = { 'x-wapi-key': key ?? '', 'x-wapi-mock-namespace': 'a' };
    const main = { 'x-wapi-key': key ?? '' };
    const status = async (headers: Record<string, string>) => (await send(mock, 'GET', '/user', { headers })).status;
    for (const headers of [own, main]) for (let sent = 0; sent < 15; sent += 1) await status(headers);
    expect([await status(own), await status(main)]).toEqual([429, 429]);
    await put({ advance: 61 }, { 'x-wapi-mock-namespace': 'a' });
    expect([await status(own), await status(main)]).toEqual([200, 429]);
  });

  it('can be set, and is restored by a reset', async () => {
    const [status, body] = await put({ now: '2031-01-31T12:00:00+01:00' });
    expect([status, body['message'], String(body['now']).slice(0, 16)]).toEqual([
      200,
      'Clock moved.',
      '2031-01-31T11:00',
    ]);
    const shown = await mock.fetch('http://mock/__wapi/clock');
    const { now, offset } = (await shown.json()) as { now: string; offset: number };
    expect(now.slice(0, 16)).toBe('2031-01-31T11:00');
    // The offset is in seconds.
    expect(Math.abs(Date.parse(now) - offset * 1000 - Date.now())).toBeLessThan(60_000);
    expect(mock.clock.now().toISOString().slice(0, 16)).toBe('2031-01-31T11:00');
    await mock.reset();
    expect(Math.abs(mock.clock.now().getTime() - Date.now())).toBeLessThan(60_000);
    const namespace = mock.namespace('b');
    await namespace.clock.set(new Date(0));
    expect([namespace.clock.now().getUTCFullYear(), mock.clock.now().getUTCFullYear()]).toEqual([
      1970,
      new Date().getUTCFullYear(),
    ]);
  });
});

describe('the clock', () => {
  const mock = createMock({ withdrawalSchedule: [{ after: 86_400, status: 2 }], rateLimit: false });

  it('runs the steps of a withdrawal schedule that become due', async () => {
    const headers = await bearer(mock, 'wapi@test.com', 'wapi-withdrawals-all');
    const form = exampleForm('createWithdrawal', 'ownBankAccount');
    const { body } = await send(mock, 'POST', '/withdrawals', { headers, form });
    const { transaction_id: id } = body['data'] as { transaction_id: string };
    const status = async () => {
      const reply = await send(mock, 'GET', `/withdrawals/${id}`, { headers });
      return (reply.body['data'] as { status: number }).status;
    };
    await mock.clock.advance(3600);
    expect(await status()).toBe(0);
    await mock.clock.advance(10 * 3600);
    await mock.clock.advance(-10 * 3600);
    expect(await status()).toBe(0);
    await mock.clock.advance(86_400 - 3600);
    const fresh = await bearer(mock, 'wapi@test.com', 'wapi-withdrawals-all');
    Object.assign(headers, fresh);
    await vi.waitFor(async () => expect(await status()).toBe(2), { interval: 5, timeout: 10_000 });
  });

  it.each([
    [{}, 'Send a JSON object with one of: now'],
    [{ advance: 1, now: '2031-01-31T12:00:00Z' }, 'Send a JSON object with one of: now'],
    [{ offset: 1 }, 'Send a JSON object with one of: now'],
    [{ advance: '12h' }, 'clock: "advance" must be a number of seconds, received NaN.'],
    [{ now: 'tomorrow' }, 'clock: "now" must be an ISO 8601 date-time such as 2026-12-31T23:59:00Z'],
    [{ now: '2031-01-31' }, 'clock: "now" must be an ISO 8601 date-time such as 2026-12-31T23:59:00Z'],
    [{ advance: -1e12 }, 'clock: the time must be from 1970 to 9999'],
  ])('cannot be moved by %j', async (body, message) => {
    const init = { method: 'PUT', headers: JSON_TYPE, body: JSON.stringify(body) };
    const response = await mock.fetch('http://mock/__wapi/clock', init);
    expect([response.status, await response.json()]).toEqual([400, { message: expect.stringContaining(message) }]);
  });

  it.each([null, undefined, true, Number.NaN, [], {}, new Date(Number.NaN), 'x'])(
    'cannot be set to %j',
    async (time) => {
      const before = mock.clock.now().getTime();
      await expect(mock.clock.set(time as never)).rejects.toThrow('clock: "now" must be an ISO 8601 date-time');
      expect(mock.clock.now().getTime()).toBeGreaterThanOrEqual(before);
    },
  );
});

afterAll(() => redis?.close());
