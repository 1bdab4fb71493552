// Checks that a test cannot affect the next test.
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMock } from '../../src/index.js';
import { BASE_URL, persona } from '../support/caller.js';
import { startCommand } from '../support/command.js';
import { exampleForm } from '../support/error-case.js';
import { hasRedis, startRedis } from '../support/redis.js';

const FORM = exampleForm('createWithdrawal', 'ownBankAccount') as Record<string, string>;
/** A fault that delays requests for longer than any test runs. The mock must end these requests. */
const HOUR = { latency: 3600 };

const sent: AbortSignal[] = [];
const mock = createMock({
  rateLimit: false,
  webhooks: {
    fetch: (_url, init) =>
      new Promise((_resolve, reject) => {
        const { signal } = init as { signal: AbortSignal };
        sent.push(signal);
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      }),
  },
});
const { origin } = await mock.listen();
afterAll(() => mock.close());

let key: Record<string, string>;
beforeEach(async () => {
  vi.clearAllMocks();
  await mock.reset();
  key = { 'x-wapi-key': (await persona(mock, 'wapi@test.com')).key ?? '' };
});

const inProcess = mock.fetch;
const onPort: typeof fetch = (input, init) => fetch(String(input).replace(/^https:\/\/[^/]+/, origin), init);

function withdraw(call: typeof fetch, more: RequestInit = {}): Promise<Response> {
  const init = { method: 'POST', body: new URLSearchParams(FORM), ...more };
  return call(`${BASE_URL}/withdrawals`, { ...init, headers: { ...key, ...(more.headers as object) } });
}

async function countWithdrawals(call: typeof fetch = mock.fetch, headers: object = {}): Promise<number> {
  const response = await call(`${BASE_URL}/withdrawals`, { headers: { ...key, ...headers } });
  return ((await response.json()) as { data: { meta: { total: number } } }).data.meta.total;
}

const timers = { set: vi.spyOn(globalThis, 'setTimeout'), clear: vi.spyOn(globalThis, 'clearTimeout') };

/** Returns the message of a request's failure. Call it at once, so that no rejection is unhandled. */
const failureOf = (request: Promise<unknown>): Promise<string> =>
  request.then(
    () => 'no failure',
    (error: Error) => error.message,
  );

/** Waits until a fault delays a request. Returns the fault's timer, and a function that lets the request continue. */
async function untilHeld(): Promise<{ timer: unknown; release: () => void }> {
  const index = (): number => timers.set.mock.calls.findIndex(([, delay]) => delay === HOUR.latency * 1000);
  await vi.waitFor(() => expect(index()).toBeGreaterThanOrEqual(0), { interval: 5, timeout: 10_000 });
  return { timer: timers.set.mock.results[index()]?.value, release: timers.set.mock.calls[index()]?.[0] as () => void };
}
const operations = (): (string | undefined)[] => mock.requests.map(({ operation }) => operation);

describe.each([
  ['in process', inProcess],
  ['on a port', onPort],
])('a reset %s', (_name, call) => {
  it('ends a request that a fault holds back', async () => {
    mock.faults.set('createWithdrawal', HOUR);
    const before = await countWithdrawals();
    const failed = failureOf(withdraw(call));
    await untilHeld();
    await mock.reset();
    expect(await failed).toContain('fetch failed');
    expect([await countWithdrawals(), operations()]).toEqual([before, ['getWithdrawalHistory']]);
  });

  it('of one namespace over HTTP ends only the requests of that namespace', async () => {
    const own = { 'x-wapi-mock-namespace': 'a' };
    await withdraw(call, { headers: own });
    mock.namespace('a').faults.set('createWithdrawal', HOUR);
    const failed = failureOf(withdraw(call, { headers: own }));
    await untilHeld();
    await withdraw(call);
    const elsewhere = mock.requests.filter(({ namespace }) => namespace === '').length;
    await mock.fetch('http://mock/__wapi/reset', { method: 'POST', headers: own });
    expect(await failed).toContain('fetch failed');
    expect(mock.namespace('a').requests).toEqual([]);
    expect(mock.requests.filter(({ namespace }) => namespace === '')).toHaveLength(elsewhere);
    expect(await countWithdrawals(mock.fetch, own)).toBe((await countWithdrawals()) - 1);
  });

  it('ends a body that is sent slowly', async () => {
    mock.faults.set('getUserProfile', { slowBody: 3600 });
    const response = await call(`${BASE_URL}/user`, { headers: key });
    const failed = failureOf(response.text());
    await mock.reset();
    expect(await failed).toContain('terminated');
  });
});

describe('a reset', () => {
  it('ends the requests that have arrived but have not begun', async () => {
    const before = await countWithdrawals();
    const arrived = Array.from({ length: 20 }, () => withdraw(mock.fetch).catch(() => undefined));
    await mock.reset();
    await Promise.all(arrived);
    expect([await countWithdrawals(), operations()]).toEqual([before, ['getWithdrawalHistory']]);
  });

  it('cancels the webhooks that are being sent', async () => {
    const init = { headers: { 'content-type': 'application/json' }, body: '{"url":"http://hooks.example.com"}' };
    await mock.fetch('http://mock/__wapi/webhooks', { method: 'POST', ...init });
    await withdraw(mock.fetch);
    await expect.poll(() => sent, { interval: 5 }).toHaveLength(1);
    await mock.reset();
    expect(sent[0]?.aborted).toBe(true);
  });
});

describe('a client that leaves before its request has begun', () => {
  it.each([
    ['in process', inProcess],
    ['on a port', onPort],
  ])('does not change anything %s', async (_name, call) => {
    const before = await countWithdrawals();
    mock.faults.set('createWithdrawal', HOUR);
    const controller = new AbortController();
    const failed = failureOf(withdraw(call, { signal: controller.signal }));
    const { timer } = await untilHeld();
    controller.abort();
    expect(await failed).toContain('aborted');
    // The mock must clear the timer, because a pending timer would keep the process alive.
    await vi.waitFor(() => expect(timers.clear).toHaveBeenCalledWith(timer), { interval: 5, timeout: 10_000 });
    expect([await countWithdrawals(), operations().includes('createWithdrawal')]).toEqual([before, false]);
  });
});

describe('close', () => {
  it('ends requests in process that a fault holds back', async () => {
    const closing = createMock();
    closing.faults.set('getUserProfile', HOUR);
    const failed = failureOf(closing.fetch(`${BASE_URL}/user`));
    // Wait, because the request begins in a later microtask.
    await new Promise(setImmediate);
    await closing.close();
    expect(await failed).toContain('fetch failed');
  });

  it('responds to requests that have arrived on idle connections but were not read', async () => {
    const closing = createMock({ rateLimit: false });
    const { port } = await closing.listen();
    const get = 'GET /wapi/user HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const sockets = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const socket = connect(port, '127.0.0.1');
        let text = '';
        socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
        socket.on('error', () => undefined);
        socket.write(get);
        await once(socket, 'data');
        return { socket, closed: once(socket, 'close'), received: () => text };
      }),
    );
    // Wait for one more turn of the event loop, so that the server also considers the connections idle.
    await new Promise(setImmediate);
    for (const { socket } of sockets) socket.write(get);
    await closing.close();
    await Promise.all(sockets.map(({ closed }) => closed));
    for (const { received } of sockets) {
      expect(received().match(/HTTP\/1\.1 401/g)).toHaveLength(2);
      expect(received().match(/^connection: close/gim)).toHaveLength(1);
    }
  });

  it('on SIGTERM does not wait for a client that has left', async () => {
    const command = startCommand(['--port', '0']);
    const [, url = ''] = await command.until(/listening on (\S+)/);
    const init = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(HOUR) };
    await fetch(new URL('/__wapi/faults/getUserProfile', url), { method: 'PUT', ...init });
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.write('GET /wapi/user HTTP/1.1\r\nHost: localhost\r\n\r\n');
    // The response to a later request proves that the first request has begun.
    await fetch(new URL('/__wapi', url));
    socket.destroy();
    expect(await command.stop('SIGTERM')).toBe(0);
  });
});

describe.skipIf(!hasRedis)('a reset by another instance (needs redis-server)', () => {
  it('ends a request that a fault holds back', async () => {
    const redis = await startRedis();
    const store = redis.url();
    const one = createMock({ store });
    const other = createMock({ store });
    for (const resets of [() => one.reset(), () => one.fetch('http://mock/__wapi/reset', { method: 'POST' })]) {
      vi.clearAllMocks();
      other.faults.set('createWithdrawal', { ...HOUR, times: 1 });
      const before = await countWithdrawals(other.fetch);
      const failed = failureOf(withdraw(other.fetch));
      const { release } = await untilHeld();
      await resets();
      release();
      expect(await failed).toContain('fetch failed');
      expect(await countWithdrawals(other.fetch)).toBe(before);
      expect(other.requests.filter(({ operation }) => operation === 'createWithdrawal')).toEqual([]);
    }
    await Promise.all([one.close(), other.close()]);
    await redis.close();
  });
});
