import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createMock } from '../../src/index.js';
import { persona } from '../support/caller.js';
import { startCommand } from '../support/command.js';
import { exampleForm } from '../support/error-case.js';
import { hasRedis, type Redis, startRedis } from '../support/redis.js';
import { dataOf, signIn } from '../support/session.js';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const DIST = new URL('../../dist/index.js', import.meta.url).href;
const PASSWORD = 'correct-horse-battery';
/** A port on which nothing listens, because the server that used it has been closed. */
let deadPort = 0;

/** Runs the command until it exits. */
function run(...options: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, '--port', '0', ...options], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { status, output: stdout + stderr };
}

beforeAll(async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  deadPort = (server.address() as AddressInfo).port;
  server.close();
});

describe('an unavailable Redis', () => {
  it.each([
    [
      'no server',
      () => [`redis://user:${PASSWORD}@127.0.0.1:${deadPort}/3`],
      /^wapi-mock: The mock cannot use its store redis:\/\/127\.0\.0\.1:\d+\/3: connect ECONNREFUSED 127\.0\.0\.1:\d+$/,
    ],
    [
      'an unknown host',
      () => [`redis://:${PASSWORD}@unknown.invalid`],
      /^wapi-mock: The mock cannot use its store redis:\/\/unknown\.invalid: getaddrinfo \w+ unknown\.invalid$/,
    ],
    [
      'an invalid URL',
      () => [`http://:${PASSWORD}@127.0.0.1`],
      /^wapi-mock: createMock: "store" must be a Redis URL such as redis:\/\/127\.0\.0\.1:6379\/0\.$/,
    ],
    [
      'a stateless mock',
      () => ['redis://127.0.0.1', '--stateless'],
      /^wapi-mock: createMock: "store" and "stateless" cannot be combined\. Remove one of them\.$/,
    ],
  ])('makes the command fail with one line: %s', (_name, options, line) => {
    const { status, output } = run('--store', ...options());
    expect([status, output.trim()]).toEqual([2, expect.stringMatching(line)]);
    expect(output).not.toContain(PASSWORD);
  });

  it('makes listen fail, and requests return an error', async () => {
    const mock = createMock({ store: `redis://:${PASSWORD}@127.0.0.1:${deadPort}` });
    await expect(mock.listen()).rejects.toThrow(
      `cannot use its store redis://127.0.0.1:${deadPort}: connect ECONNREFUSED`,
    );
    const response = await mock.fetch('http://mock/wapi/user', {
      headers: { 'x-wapi-key': (await persona(mock, 'wapi@test.com')).key ?? '' },
    });
    expect([response.status, await response.json()]).toEqual([
      503,
      { message: expect.stringContaining('cannot use its store') as string },
    ]);
    await mock.close();
  });
});

describe('a mock in memory', () => {
  it('loads no Redis library', () => {
    const script = `
      import { createRequire } from 'node:module';
      const { createMock } = await import(${JSON.stringify(DIST)});
      await createMock().fetch('http://mock/wapi/user');
      const loaded = Object.keys(createRequire(import.meta.url).cache);
      console.log(loaded.filter((file) => /\\/@redis\\/|rate-limiter-flexible/.test(file)).length);`;
    expect(spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })).toMatchObject({
      stdout: '0\n',
      stderr: '',
    });
  });
});

describe.skipIf(!hasRedis)('a Redis that stops (needs redis-server)', () => {
  let redis: Redis;
  beforeAll(async () => {
    redis = await startRedis(PASSWORD);
  });
  afterAll(() => redis.close());

  it('is reported in every response until it is back, and lost state starts fresh', async () => {
    const mock = createMock({ store: redis.url(), rateLimit: true });
    const { url } = await mock.listen();
    const headers = { 'x-wapi-key': (await persona(mock, 'wapi@test.com')).key ?? '' };
    const calls = [
      () => fetch(`${url}/user`, { headers }),
      () =>
        fetch(`${url}/user/phone`, { method: 'PATCH', headers, body: new URLSearchParams({ phone: '+18687778899' }) }),
      () => fetch(`${url}/auth/tokens`, { method: 'POST' }),
      () => fetch(new URL('/__wapi/reset', url), { method: 'POST' }),
      () => fetch(new URL('/profile_pictures/a.png', url)),
    ];
    const statuses = async (): Promise<number[]> => {
      const found: number[] = [];
      for (const call of calls) found.push((await call()).status);
      return found;
    };
    expect(await statuses()).toEqual([200, 200, 400, 200, 404]);

    await redis.kill();
    for (const call of calls) {
      const response = await call();
      const text = await response.text();
      expect([response.status, response.headers.get('content-type')]).toEqual([503, 'application/json']);
      expect((JSON.parse(text) as { message: string }).message).toMatch(
        /^The mock cannot use its store redis:\/\/127\.0\.0\.1:\d+\/\d+: /,
      );
      expect(text).not.toContain(PASSWORD);
    }
    expect((await Promise.all(calls.map((call) => call()))).map(({ status }) => status)).toEqual([
      503, 503, 503, 503, 503,
    ]);

    await redis.start();
    expect(await statuses()).toEqual([200, 200, 400, 200, 404]);
    await mock.close();
  });

  it('is reported once in the terminal when it stops and once when it is back, without its password', async () => {
    const store = redis.url();
    const command = startCommand(['--port', '0', '--no-rate-limit', '--store', store]);
    const [, url = ''] = await command.until(/listening on (\S+)/);
    const name = store.replace(`:${PASSWORD}@`, '');
    await command.until(new RegExp(`^State is stored in ${name}$`, 'm'));
    const headers = { 'x-wapi-key': (await persona(createMock(), 'wapi@test.com')).key ?? '' };
    const statuses = async () =>
      (await Promise.all([1, 2, 3].map(() => fetch(`${url}/user`, { headers })))).map(({ status }) => status);
    for (const round of [1, 2]) {
      expect(await statuses()).toEqual([200, 200, 200]);
      await redis.kill();
      expect(await statuses()).toEqual([503, 503, 503]);
      await redis.start();
      expect(await statuses()).toEqual([200, 200, 200]);
      await expect
        .poll(
          () =>
            command.output().match(new RegExp(`^wapi-mock: The store ${name} is available again[.] `, 'gm'))?.length,
        )
        .toBe(round);
      expect(
        command
          .output()
          .match(
            new RegExp(
              `^wapi-mock: The mock cannot use its store ${name}: .+ 503 until it is available again\\.$`,
              'gm',
            ),
          ),
      ).toHaveLength(round);
    }
    expect(command.output()).not.toContain(PASSWORD);
    expect(await command.stop()).toBe(0);
  });

  it('delays a request for at most five seconds if it hangs, and schedules continue afterwards', async () => {
    const mock = createMock({ store: redis.url(), rateLimit: false, withdrawalSchedule: [{ after: 0.3, status: 1 }] });
    const call = await signIn(mock, 'wapi@test.com');
    const key = (await persona(mock, 'wapi@test.com')).key ?? '';
    const ask = () => mock.fetch('http://mock/wapi/user', { headers: { 'x-wapi-key': key } });
    const form = exampleForm('createWithdrawal', 'ownBankAccount');
    const { transaction_id: id } = dataOf<{ transaction_id: string }>(await call('createWithdrawal', { form }));
    redis.signal('SIGSTOP');
    const responses = await Promise.all([ask(), ask()]);
    redis.signal('SIGCONT');
    for (const response of responses) {
      expect([response.status, await response.text()]).toEqual([
        503,
        expect.stringContaining('no response within 5 seconds') as string,
      ]);
    }
    const status = async () =>
      dataOf<{ status: number }>(await call('retrieveWithdrawal', { path: { transaction_id: id } })).status;
    await vi.waitFor(async () => expect(await status()).toBe(1), { timeout: 5000 });
    await mock.close();
  });

  it('does not keep a finished process alive', () => {
    const script = `
      const { createMock } = await import(${JSON.stringify(DIST)});
      const mock = createMock({ store: ${JSON.stringify(redis.url())} });
      const { status } = await mock.fetch('http://mock/profile_pictures/a.png');
      console.log(status);`;
    const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      timeout: 30_000,
    });
    expect([stdout, status]).toEqual(['404\n', 0]);
  });

  it('rejects a wrong password, which the error does not repeat', () => {
    const { status, output } = run('--store', redis.url().replace(PASSWORD, 'wrong-horse'));
    expect([status, output.trim()]).toEqual([
      2,
      expect.stringMatching(/^wapi-mock: The mock cannot use its store redis:\/\/127\.0\.0\.1:\d+\/\d+: WRONGPASS /),
    ]);
    expect(output).not.toContain('wrong-horse');
  });
});

describe.skipIf(!hasRedis)('two processes with one Redis (needs redis-server)', () => {
  const running: ChildProcess[] = [];
  let redis: Redis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterEach(async () => {
    const ends = running.splice(0).map(async (child) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    });
    await Promise.all(ends);
  });
  afterAll(() => redis.close());

  /** Starts the command and returns its URL. */
  async function start(...options: string[]): Promise<{ url: string; child: ChildProcess }> {
    const child = spawn(process.execPath, [CLI, '--port', '0', ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
    running.push(child);
    const ended = once(child, 'exit').then(() => Promise.reject(new Error('The mock ended.')));
    const [line] = (await Promise.race([once(child.stdout, 'data'), ended])) as [Buffer];
    ended.catch(() => undefined);
    return { url: /http:\S+/.exec(line.toString())?.[0] ?? '', child };
  }

  it('share state and rate limits, survive each other, and exit on a signal', async () => {
    const store = redis.url();
    const [one, other] = await Promise.all([start('--store', store), start('--store', store)]);
    const form = { email: 'new@test.com', password: 'Passw0rd!', scopes: 'wapi-user-all' };
    const granted = await fetch(`${one.url}/auth/tokens`, { method: 'POST', body: new URLSearchParams(form) });
    const { access_token: token } = (await granted.json()) as { access_token: string };
    const headers = { authorization: `Bearer ${token}` };
    const phone = { method: 'PATCH', headers, body: new URLSearchParams({ phone: '+18687778800' }) };
    expect((await fetch(`${one.url}/user/phone`, phone)).status).toBe(200);
    const left: (string | null)[] = [];
    for (const { url } of [one, other, one])
      left.push((await fetch(`${url}/user`, { headers })).headers.get('x-ratelimit-remaining'));
    expect(left).toEqual(['14', '13', '12']);

    one.child.kill('SIGTERM');
    expect(await once(one.child, 'exit')).toEqual([0, null]);
    const again = await start('--store', store);
    for (const { url } of [other, again]) {
      const { data } = (await (await fetch(`${url}/user`, { headers })).json()) as { data: { phone: string } };
      expect(data.phone).toBe('+18687778800');
    }
  });

  it('exit at once if the port is in use', async () => {
    const { url } = await start('--store', redis.url());
    const { status, output } = run('--port', new URL(url).port, '--store', redis.url());
    expect([status, output]).toEqual([2, expect.stringContaining('is in use')]);
  });
});
