import { spawnSync } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createMock } from '@wapi/mock';
import type { ProxyReport } from '../../src/index.js';
import { CLI, startCommand } from '../support/command.js';
import { rawResponse, startUpstream } from '../support/raw-upstream.js';
import { startProxy } from '../support/start-proxy.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const upstream = await startUpstream();
afterAll(() => upstream.close());

describe('wapi-verify proxy', () => {
  it('prints each deviation once and a summary at the end, and saves the report', async () => {
    const mock = createMock();
    const { url: target } = await mock.listen();
    const file = join(folder, 'report.json');
    const { command, url, origin } = await startProxy(target, ['--report', file]);
    const read = async () => JSON.parse(await readFile(file, 'utf8')) as ProxyReport;
    expect(await read()).toMatchObject({ requests: 0, deviations: [] });
    for (let sent = 0; sent < 2; sent += 1) expect((await fetch(`${url}/user`)).status).toBe(401);
    await command.until(
      /^client getUserProfile \(GET \/user\) 401 request header\/Authorization: the credential is missing$/m,
    );
    await expect.poll(async () => (await read()).deviations.length).toBe(1);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const live = (await (await fetch(`${origin}/__wapi/deviations`)).json()) as ProxyReport;
    expect(await command.stop()).toBe(0);
    expect(command.output().match(/^client/gm)).toHaveLength(1);
    expect(command.output()).toMatch(/\nRequests forwarded: 2\. Deviations: api 0, client 1, note 0\.\n$/);
    expect(await read()).toEqual(live);
    expect(live).toMatchObject({ target, requests: 2, deviations: [{ operation: 'getUserProfile', count: 2 }] });
    await mock.close();
  });

  it.each([
    [[], 0],
    [['--fail-on-deviation'], 1],
  ])('with the options %j exits with %i if the API deviates', async (args, status) => {
    upstream.behave({});
    const { command, url } = await startProxy(upstream.url, args);
    await (await fetch(`${url}/user/pets`)).text();
    await command.until(
      new RegExp(
        '^api {4}GET /user/\\* 200 request path: the spec has no such path ' +
          '\\(the API accepted it: the spec may be too strict\\)$',
        'm',
      ),
    );
    expect(await command.stop('SIGINT')).toBe(status);
  });

  it('exits with 0 if only clients deviate', async () => {
    upstream.behave({
      respond: (socket) =>
        socket.write(rawResponse('{"message":"Not Found"}', ['Content-Type: application/json'], 'HTTP/1.1 404 X')),
    });
    const { command, url } = await startProxy(upstream.url, ['--fail-on-deviation']);
    await (await fetch(`${url}/user/pets`)).text();
    await command.until(/^client GET/m);
    expect(await command.stop()).toBe(0);
  });

  it.each([
    [[], 0],
    [['--fail-on-deviation'], 1],
  ])('with the options %j reports that the API does not respond and exits with %i', async (args, status) => {
    const gone = await startUpstream();
    await gone.close();
    const file = join(folder, 'silence.json');
    const { command, url } = await startProxy(gone.url, ['--report', file, ...args]);
    for (let sent = 0; sent < 2; sent += 1)
      expect((await fetch(`${url}/user`, { headers: { 'X-WAPI-Key': 'x' } })).status).toBe(502);
    await command.until(
      /^api {4}getUserProfile \(GET \/user\) no response response status: it cannot be reached: ECONNREFUSED$/m,
    );
    expect(await command.stop('SIGINT')).toBe(status);
    expect(command.output()).toMatch(/\nRequests forwarded: 0, without a response: 2\. Deviations: api 1, /);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ requests: 2, unanswered: 2 });
  });

  it.each([
    [[], 'tt \\(default; choose another with --platform\\)', { platform: 'tt', platformIsDefault: true }],
    [['--platform', 'jm'], 'jm', { platform: 'jm', platformIsDefault: false }],
  ])('with the options %j prints the platform %s', async (args, words, expected) => {
    const { command, origin } = await startProxy(upstream.url, args);
    await command.until(new RegExp(`compared with platform ${words}$`, 'm'));
    expect(await (await fetch(`${origin}/__wapi/deviations`)).json()).toMatchObject(expected);
    await command.stop();
  });

  it('completes open requests when it is stopped', async () => {
    let sendResponse = (): void => undefined;
    const requestReceived = new Promise<void>((resolve) => {
      upstream.behave({
        respond(socket) {
          sendResponse = () => socket.write(rawResponse('late'));
          resolve();
        },
      });
    });
    const { command, url } = await startProxy(upstream.url);
    const response = fetch(`${url}/user`);
    await requestReceived;
    const stopped = command.stop();
    setTimeout(sendResponse, 100);
    expect(await (await response).text()).toBe('late');
    expect(await stopped).toBe(0);
    expect(command.output()).toContain('Requests forwarded: 1.');
  });

  it('listens for other machines with --host, warns about it, and passes the health check of the image', async () => {
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

  it.each([
    [['--help'], 0, /^Usage: wapi-verify <url>.*Exit codes/s],
    [['-h'], 0, /^Usage: wapi-verify <url>.*Exit codes/s],
    [['workflows', '--help'], 0, /^Usage: wapi-verify workflows.*Exit codes/s],
    [['--vresion'], 2, /^wapi-verify: Unknown option '--vresion' \(did you mean --version\?\)\. See/],
    [
      ['prxoy'],
      2,
      new RegExp(
        '^wapi-verify: the first argument must be a URL or one of proxy, .*, ' +
          'received "prxoy" \\(did you mean proxy\\?\\)\\. See',
      ),
    ],
    [[], 2, /^wapi-verify: the first argument must be .*, received nothing\. See wapi-verify --help\.$/],
  ])('wapi-verify %j exits with %i', (args, code, output) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' });
    expect([status, (stdout + stderr).trim()]).toEqual([code, expect.stringMatching(output)]);
  });

  it('has its own help, and may come after options', () => {
    const run = (...args: readonly string[]) => spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' });
    for (const args of [
      ['proxy', '--help'],
      ['--host', 'proxy', 'proxy', '--help'],
      ['proxy', '-h'],
    ])
      expect(run(...args).stdout).toMatch(/^Usage: wapi-verify proxy <target> \[options\]/);
  });
});
