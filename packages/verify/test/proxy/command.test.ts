import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMock } from '@wapi/mock';
import type { ProxyReport } from '../../src/index.js';
import { certificate } from '../support/certificate.js';
import { CLI, startCommand } from '../support/command.js';
import { answerOf, startUpstream } from '../support/raw-upstream.js';

/** Below those that the system gives out by itself. */
const UNUSED_PORT = '14931';
const upstream = await startUpstream();
afterAll(() => upstream.close());
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wapi-proxy-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Starts a proxy on the command line. */
async function startProxy(target: string, args: readonly string[] = [], env: Record<string, string> = {}) {
  const command = startCommand(['proxy', target, '--port', '0', ...args], env);
  const [, url = ''] = await command.until(/^WAPI proxy listening on (\S+) for [^\s,]+, compared with platform /m);
  return { command, url, origin: new URL(url).origin };
}

describe('wapi-verify proxy', () => {
  it('tells each deviation as it comes and a summary at the end, and keeps the report', async () => {
    const mock = createMock();
    const { url: target } = await mock.listen();
    const file = join(folder, 'report.json');
    const { command, url, origin } = await startProxy(target, ['--report', file]);
    const read = async () => JSON.parse(await readFile(file, 'utf8')) as ProxyReport;
    expect(await read()).toMatchObject({ requests: 0, deviations: [] });
    for (let sent = 0; sent < 2; sent += 1) expect((await fetch(`${url}/user`)).status).toBe(401);
    await command.until(
      /^client getUserProfile \(GET \/user\) 401 request header\/Authorization: there is no credential$/m,
    );
    await expect.poll(async () => (await read()).deviations.length, { timeout: 10_000 }).toBe(1);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const live = (await (await fetch(`${origin}/__wapi/deviations`)).json()) as ProxyReport;
    expect(await command.stop()).toBe(0);
    expect(command.output().match(/^client/gm)).toHaveLength(1);
    expect(command.output()).toMatch(/\n2 requests passed on: 0 deviations of the API, 1 of clients, 0 notes\.\n$/);
    expect(await read()).toEqual(live);
    expect(live).toMatchObject({ target, requests: 2, deviations: [{ operation: 'getUserProfile', count: 2 }] });
    await mock.close();
  });

  it.each([
    [[], 0],
    [['--fail-on-deviation'], 1],
  ])('exits with %j as it should where the API deviates', async (args, status) => {
    upstream.behave({});
    const { command, url } = await startProxy(upstream.url, args);
    await (await fetch(`${url}/user/pets`)).text();
    await command.until(
      /^api {4}GET \/user\/\* 200 request path: the spec has no such path, and the API takes it: the spec may be too strict$/m,
    );
    expect(await command.stop('SIGINT')).toBe(status);
  });

  it('exits with 0 where only clients deviate', async () => {
    upstream.behave({
      answer: (socket) =>
        socket.write(answerOf('{"message":"Not Found"}', ['Content-Type: application/json'], 'HTTP/1.1 404 X')),
    });
    const { command, url } = await startProxy(upstream.url, ['--fail-on-deviation']);
    await (await fetch(`${url}/user/pets`)).text();
    await command.until(/^client GET/m);
    expect(await command.stop()).toBe(0);
  });

  it.each([
    [[], 0],
    [['--fail-on-deviation'], 1],
  ])('tells with %j that the API does not answer, and does not count it as passed on', async (args, status) => {
    const gone = await startUpstream();
    await gone.close();
    const file = join(folder, 'silence.json');
    const { command, url } = await startProxy(gone.url, ['--report', file, ...args]);
    for (let sent = 0; sent < 2; sent += 1)
      expect((await fetch(`${url}/user`, { headers: { 'X-WAPI-Key': 'x' } })).status).toBe(502);
    await command.until(
      /^api {4}getUserProfile \(GET \/user\) unanswered response status: it cannot be reached: ECONNREFUSED$/m,
    );
    expect(await command.stop('SIGINT')).toBe(status);
    expect(command.output()).toMatch(/\n0 requests passed on, 2 not answered by the API: 1 deviations of the API, /);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ requests: 2, unanswered: 2 });
  });

  it.each([
    [
      [],
      'tt, the default: the target tells none, so choose with --platform',
      { platform: 'tt', platformIsDefault: true },
    ],
    [['--platform', 'jm'], 'jm', { platform: 'jm', platformIsDefault: false }],
  ])('says with %j which platform it compares with', async (args, words, expected) => {
    const { command, origin } = await startProxy(upstream.url, args);
    await command.until(new RegExp(`compared with platform ${words}$`, 'm'));
    expect(await (await fetch(`${origin}/__wapi/deviations`)).json()).toMatchObject(expected);
    await command.stop();
  });

  it('refuses to be in front of itself', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [CLI, 'proxy', `http://localhost:${UNUSED_PORT}/wapi`, '--port', UNUSED_PORT],
      {
        encoding: 'utf8',
        timeout: 20_000,
      },
    );
    expect([status, stderr.trim()]).toEqual([
      1,
      `wapi-verify: The target http://localhost:${UNUSED_PORT}/wapi is this proxy itself: listen on another port.`,
    ]);
  });

  it('lets begun requests be answered when it is told to stop', async () => {
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      upstream.behave({
        answer(socket) {
          answer = () => socket.write(answerOf('late'));
          resolve();
        },
      });
    });
    const { command, url } = await startProxy(upstream.url);
    const response = fetch(`${url}/user`);
    await asked;
    const stopped = command.stop();
    setTimeout(answer, 100);
    expect(await (await response).text()).toBe('late');
    expect(await stopped).toBe(0);
    expect(command.output()).toContain('1 request passed on');
  });

  it('writes no secret anywhere', async () => {
    let count = 0;
    const secrets: string[] = [];
    const secret = (): string => {
      count += 1;
      secrets.push(`Hunter${count}zq`);
      return secrets.at(-1) ?? '';
    };
    const file = join(folder, 'secrets.json');
    const { command, url, origin } = await startProxy(upstream.url, ['--report', file]);
    const answers = (): Buffer[] => {
      const headers = [
        'Content-Type: application/json',
        `Set-Cookie: ${secret()}`,
        `X-${secret()}: ${secret()}`,
        `X-RateLimit-Limit: ${secret()}`,
      ];
      const bodies = [
        { message: secret() },
        {
          message: `The ${secret()} field: "${secret()}", ${secret()}-${secret()}/${secret()}.`,
          [secret()]: { [secret()]: secret() },
        },
        { message: 'OK', data: { account_number: secret(), email: secret(), phone: 1, balances: { [secret()]: 1 } } },
        { message: 'OK', data: { currencies: [], totals: { [secret()]: { minimum: secret() }, TTD: secret() } } },
      ];
      return bodies
        .flatMap((body) =>
          [200, 400, 418].map((status) => answerOf(JSON.stringify(body), headers, `HTTP/1.1 ${status} ${secret()}`)),
        )
        .concat(
          answerOf(secret(), [`Content-Type: text/${secret()}`]),
          answerOf(`{"${secret()}`, [
            `Content-Type: application/json; charset=${secret()}`,
            `Content-Encoding: ${secret()}`,
          ]),
          Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n${secret()}`),
          Buffer.from(`${secret()}\r\n\r\n`),
        );
    };
    const requests = (): [string, string, RequestInit][] => [
      ['GET', `/user?${secret()}=${secret()}&page=${secret()}`, { headers: { 'x-wapi-key': secret() } }],
      [
        'GET',
        `/transactions/meta?${secret()}[${secret()}]=1`,
        { headers: { authorization: `Bearer ${secret()} ${secret()}`, cookie: secret() } },
      ],
      ['GET', `/${secret()}/user/${secret()}`, { headers: { authorization: secret(), 'x-wapi-key': secret() } }],
      ['GET', `/accounts/${secret()}`, { headers: { [`x-${secret()}`]: secret() } }],
      [
        'PATCH',
        '/user/password',
        {
          body: new URLSearchParams({
            old_password: secret(),
            new_password: secret(),
            confirm_password: 'x',
            [secret()]: secret(),
          }),
        },
      ],
      ['POST', '/user/phone', { body: new URLSearchParams({ _method: secret(), phone: secret() }) }],
      [
        'POST',
        '/withdrawals',
        {
          body: JSON.stringify({ [secret()]: secret() }),
          headers: { 'content-type': `application/${secret()}`, 'content-encoding': secret() },
        },
      ],
      [
        'POST',
        '/withdrawals',
        { body: new URLSearchParams({ withdrawal_type: secret(), [`bank_account[${secret()}]`]: secret() }) },
      ],
      [
        'POST',
        '/withdrawals',
        {
          body: new URLSearchParams({
            withdrawal_type: 'sub_banked',
            bank_account: secret(),
            id_type: secret(),
            email: secret(),
          }),
        },
      ],
      [
        'POST',
        '/user/picture',
        { body: secret(), headers: { 'content-type': `multipart/form-data; boundary=${secret()}` } },
      ],
      ['PROPFIND', `/user/${secret()}`, {}],
    ];
    for (const answer of answers()) {
      upstream.behave({
        answer: (socket) =>
          answer.includes('Content-Length: 99') || !answer.includes('HTTP/')
            ? socket.end(answer)
            : socket.write(answer),
      });
      for (const [method, path, init] of requests())
        await fetch(url + path, { method, ...init })
          .then((response) => response.text())
          .catch(() => undefined);
    }
    const live = await (await fetch(`${origin}/__wapi/deviations`)).text();
    expect(await command.stop()).toBe(0);
    const everything = [live, command.output(), await readFile(file, 'utf8')].join('\n');
    expect(secrets.length).toBeGreaterThan(400);
    expect(secrets.filter((each) => everything.toLowerCase().includes(each.toLowerCase()))).toEqual([]);
    expect((JSON.parse(live) as ProxyReport).deviations.length).toBeGreaterThan(100);
  });

  describe('in front of https', () => {
    const server = createServer(certificate, (_request, response) => response.end('secure'));
    let target = '';
    beforeAll(async () => {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      target = `https://127.0.0.1:${(server.address() as AddressInfo).port}/wapi`;
    });
    afterAll(() => server.close());

    it('trusts nobody that the system does not', async () => {
      const { command, url } = await startProxy(target, [], { NODE_TLS_REJECT_UNAUTHORIZED: '0' });
      const response = await fetch(`${url}/user`);
      expect([response.status, await response.json()]).toEqual([
        502,
        { message: `wapi-verify proxy: ${target} cannot be reached: DEPTH_ZERO_SELF_SIGNED_CERT.` },
      ]);
      await command.stop();
    });

    it('trusts whom it is told to', async () => {
      const file = join(folder, 'ca.pem');
      await writeFile(file, certificate.cert);
      const { command, url } = await startProxy(target, [], { NODE_EXTRA_CA_CERTS: file });
      expect(await (await fetch(`${url}/user`)).text()).toBe('secure');
      await command.stop();
    });
  });

  it.each([
    [[], /^wapi-verify: proxy takes the base URL of one API, such as \S+\. See wapi-verify proxy --help\.$/],
    [['http://a/wapi', 'http://b/wapi'], /^wapi-verify: proxy takes the base URL of one API/],
    [['ttsb.wipayfinancial.com'], /^wapi-verify: The target is no URL of an API such as \S+\. See/],
    [
      ['http://me:hunter2@a/wapi'],
      /^wapi-verify: The target has a user name or a password in it: credentials belong into the requests\. See/,
    ],
    [['http://a/wapi', '--platform', 'us'], /^wapi-verify: --platform must be one of/],
    [['http://a/wapi', '--port', 'x'], /^wapi-verify: --port must be a number from 0 to 65535, received "x"/],
    [
      ['http://a/wapi', '--port', '-1'],
      /^wapi-verify: --port must be a number from 0 to 65535, received "-1"[^\n]+ See wapi-verify proxy --help\.$/,
    ],
    [['http://a/wapi', '--timeout', '0'], /^wapi-verify: --timeout 0 is no number of seconds/],
    [['http://a/wapi', '--stateless'], /^wapi-verify: Unknown option '--stateless'/],
    [
      ['http://a/wapi', '--report', '/nowhere/at/all.json'],
      /^wapi-verify: proxy cannot write \/nowhere\/at\/all\.json: ENOENT/,
    ],
    [
      ['http://a/wapi', '--host', '203.0.113.1'],
      /^wapi-verify: --host must be an address of this machine, received "203\.0\.113\.1"/,
    ],
  ])('refuses %j in one line', (args, message) => {
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'proxy', ...args], { encoding: 'utf8' });
    expect([status, stderr.trim()]).toEqual([1, expect.stringMatching(message)]);
    expect(stderr).not.toContain('hunter2');
  });

  it('listens for other machines when a container asks for that, warns of it, and passes the health check of the image', async () => {
    const command = startCommand([
      '--host',
      '0.0.0.0',
      'proxy',
      'http://127.0.0.1:9/wapi',
      '--report',
      join(folder, 'container.json'),
      '--port',
      '0',
    ]);
    const [, port = ''] = await command.until(/^WAPI proxy listening on \S+:(\d+)\/wapi /m);
    expect(command.output()).toContain('warning: --host 0.0.0.0 lets other machines reach the API');
    expect((await fetch(`http://127.0.0.1:${port}/__wapi`)).status).toBeLessThan(500);
    expect(spawnSync(process.execPath, [CLI, 'proxy', '--help'], { encoding: 'utf8' }).stdout).toContain(
      '(default 4010)',
    );
    expect(await command.stop('SIGTERM')).toBe(0);
    await expect(fetch(`http://127.0.0.1:${port}/__wapi`)).rejects.toThrow('fetch failed');
  });

  it('has a help of its own, and may come after options', () => {
    const run = (...args: readonly string[]) => spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' });
    for (const args of [
      ['proxy', '--help'],
      ['--host', 'proxy', 'proxy', '--help'],
    ])
      expect(run(...args).stdout).toMatch(/^Usage: wapi-verify proxy <target> \[options\]/);
  });
});
