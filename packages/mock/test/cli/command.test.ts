import { spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { readPort } from '../../src/cli/address.js';
import { findCommand } from '../../src/cli/find-command.js';
import { HELP } from '../../src/cli/help.js';
import { formatRequest } from '../../src/cli/request-line.js';
import { startCommand } from '../support/command.js';
import { persona } from '../support/caller.js';
import { createMock } from '../../src/index.js';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

it('a port is a number from 0 to 65535', () => {
  expect([readPort('0'), readPort('65535')]).toEqual([0, 65_535]);
  for (const text of ['65536', '-1', '1.5', ''])
    expect(() => readPort(text)).toThrow(`--port must be a number from 0 to 65535, received "${text}"`);
});

describe('findCommand', () => {
  it.each([
    [['-h'], { name: 'mock', print: 'help' }],
    [['-p', '0', '--help'], { name: 'mock', print: 'help' }],
    [['help'], { name: 'mock', print: 'help' }],
    [['help', 'record'], { name: 'record', print: 'help' }],
    [['record', '-h'], { name: 'record', print: 'help' }],
    [['-v'], { name: 'mock', print: 'version' }],
    [['record', '--version'], { name: 'mock', print: 'version' }],
    [['--host', '0.0.0.0', 'record', 'a.har'], { name: 'record', args: ['--host', '0.0.0.0', 'a.har'] }],
    [['--seed', 'record', '-p', '-1'], { name: 'mock', args: ['--seed', 'record', '-p=-1'] }],
  ])('reads %j', (args, command) => {
    expect(findCommand(args)).toMatchObject(command);
  });

  it.each([
    [['recrod', 'a.har'], 'unknown command "recrod" (did you mean record?)'],
    [['x'], 'unknown command "x"'],
  ])('rejects %j', (args, message) => {
    expect(() => findCommand(args)).toThrow(message);
  });
});

it('the help of every command starts with its usage and fits into 90 columns', () => {
  for (const [name, text] of Object.entries(HELP)) {
    expect(text).toMatch(name === 'mock' ? /^Usage: wapi-mock \[options\]/ : new RegExp(`^Usage: wapi-mock ${name} `));
    expect(text.split('\n').filter((line) => line.length > 90)).toEqual([]);
  }
});

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  'a second %s ends a request that is still open, and the help documents the exit code %i',
  async (signal, code) => {
    const command = startCommand(['-p', '0', '--fault', '*={"slowBody":60}']);
    const [, url = ''] = await command.until(/^WAPI mock listening on (\S+)$/m);
    // The headers arrive at once, and the body takes a minute.
    const body = (await fetch(`${url}/user`)).text().catch(() => 'ended');
    command.child.kill(signal);
    await vi.waitFor(() => expect(fetch(url)).rejects.toThrow('fetch failed'), { interval: 20, timeout: 4000 });
    await command.stop(signal);
    expect([command.child.exitCode, command.child.signalCode, await body]).toEqual([null, signal, 'ended']);
    expect(constants.signals[signal] + 128).toBe(code);
    for (const name of ['mock', 'record', 'replay'] as const) expect(HELP[name]).toContain(String(code));
  },
);

it('wrong usage exits with 2 and one line that names the help of the command', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'record', 'a.har', '-x'], { encoding: 'utf8' });
  expect([status, stdout, stderr]).toEqual([2, '', "wapi-mock: Unknown option '-x'. See wapi-mock record --help.\n"]);
});

describe('the lines of requests', () => {
  it('have method, path, status code, time and rule, but no secret, query or colour', async () => {
    const command = startCommand(['-p', '0']);
    const [, url = ''] = await command.until(/^WAPI mock listening on (\S+)$/m);
    const [, page = ''] = await command.until(/^Personas, keys and requests: (\S+)$/m);
    expect(await (await fetch(page)).text()).toContain('wapi@test.com');
    const { key } = await persona(createMock(), 'wapi@test.com');
    const headers = { 'x-wapi-key': key ?? '' };
    await fetch(`${url}/user?token=secret-in-query`, { headers });
    const [line] = await command.until(/^GET .*/m);
    await fetch(`${url}/trusted-cards/${key}`, { headers });
    await command.until(/^GET \/wapi\/trusted-cards\/wapi_test_[0-9a-f]{18}_\[redacted\] 400 /m);
    // A client with a wrong base URL.
    await fetch(new URL('/user', url));
    await command.until(/^GET \/user 404 \d+ ms, the API is under \/wapi/m);
    expect(line).toMatch(/^GET \/wapi\/user 200 \d+ ms, getUserProfile 200 userProfile: /);
    for (const secret of [headers['x-wapi-key'], 'secret-in-query']) expect(command.output()).not.toContain(secret);
    expect(command.output()).not.toContain('\u{1B}');
  });

  it('are missing with --quiet, but the requests are logged', async () => {
    const command = startCommand(['-p', '0', '--quiet']);
    const [, origin = ''] = await command.until(/^WAPI mock listening on (\S+)\/wapi$/m);
    await command.until(/^Personas, keys and requests: /m);
    await fetch(`${origin}/wapi/user`);
    const response = await fetch(`${origin}/__wapi/requests`);
    expect(await response.json()).toMatchObject({ requests: [{ path: '/wapi/user', status: 401 }] });
    expect(command.output()).not.toContain('GET');
  });

  it('have colours if they are forced, but not if NO_COLOR is set', () => {
    const program = `
      import { colourStatus } from ${JSON.stringify(new URL('../../src/cli/terminal.ts', import.meta.url).href)};
      process.stdout.write([200, 404, 500].map(colourStatus).join());`;
    const run = (env: NodeJS.ProcessEnv) => {
      const { NO_COLOR: _no, FORCE_COLOR: _force, ...others } = process.env;
      const options = { encoding: 'utf8', env: { ...others, ...env } } as const;
      const args = ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', program];
      return spawnSync(process.execPath, args, options).stdout;
    };
    expect(run({ FORCE_COLOR: '1' })).toBe('\u{1B}[32m200\u{1B}[39m,\u{1B}[33m404\u{1B}[39m,\u{1B}[31m500\u{1B}[39m');
    expect(run({ NO_COLOR: '1' })).toBe('200,404,500');
    expect(run({})).toBe('200,404,500');
  });

  it.each([
    [{ drop: true }, 'closed'],
    [{ reset: true }, 'reset'],
  ])('contain no control characters and name the namespace and the fault %j', (fault, effect) => {
    const request = { method: 'GET', path: '/wapi/\u{1B}[2J', namespace: 'one' };
    const response = { status: 404, headers: {}, fault };
    expect(formatRequest(request, response, 1.4)).toBe(
      `GET /wapi/?[2J 404 1 ms, namespace one, connection ${effect} by a fault`,
    );
  });

  it('are missing with --json, which prints the address as one line of JSON', async () => {
    const command = startCommand(['--json', '--port', '0', '--platform', 'jm']);
    const [line] = await command.until(/^\{.*\}$/m);
    const start = JSON.parse(line) as { url: string; port: number };
    expect(start).toEqual({
      url: `http://127.0.0.1:${start.port}/wapi`,
      origin: `http://127.0.0.1:${start.port}`,
      port: start.port,
      platform: 'jm',
      pid: command.child.pid,
    });
    await fetch(`${start.url}/user`);
    expect(await command.stop()).toBe(0);
    expect(command.output()).toBe(`${line}\n`);
  });
});

describe('wapi-mock clock', () => {
  const start = Date.parse('2026-01-01T00:00:00Z');
  const mock = createMock({ clock: () => start });
  afterAll(() => mock.close());

  it('moves the clock of a namespace, forwards and backwards, and prints its time', async () => {
    const { origin } = await mock.listen();
    const run = async (...args: string[]): Promise<[number | null, string]> => {
      const command = startCommand(['clock', ...args, '--url', origin]);
      return [await command.stop('SIGCONT'), command.output()];
    };
    const runs = [['+43200', '--namespace', 'a'], ['-60'], ['tomorrow'], ['9999-12-31T23:59:00Z']];
    expect(await Promise.all(runs.map((args) => run(...args)))).toEqual([
      [0, '2026-01-01T12:00:00.000Z\n'],
      [0, '2025-12-31T23:59:00.000Z\n'],
      [2, expect.stringMatching(/seconds such as \+43200, received "tomorrow"\. See wapi-mock clock --help\.\n$/)],
      [2, expect.stringContaining('rejects the request: clock: the time must be from 1970 to 9999')],
    ]);
    expect(await run()).toEqual([0, '2025-12-31T23:59:00.000Z\n']);
    expect(mock.namespace('a').clock.now().getTime() - start).toBe(43_200_000);
  });
});
