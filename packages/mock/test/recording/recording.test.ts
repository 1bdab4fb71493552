import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMock, createRecorder, type Har } from '../../src/index.js';
import { bareRequest } from '../support/bare-request.js';
import { BASE_URL, bearer, persona, send } from '../support/caller.js';
import { image } from '../support/images.js';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

describe('a recorder', () => {
  it('records requests and responses of the API as HAR', async () => {
    const recorder = createRecorder();
    const mock = createMock({ recorder, clock: () => Date.parse('2026-01-02T03:04:05Z') });
    const key = (await persona(mock, 'wapi@test.com')).key ?? '';
    await send(mock, 'PATCH', '/user/picture?a=b', {
      headers: { 'x-wapi-key': key },
      form: { picture: image('png'), note: 'x' },
    });
    const { log } = recorder.toHar();
    expect([log.version, log.entries.length]).toEqual(['1.2', 1]);
    expect(log.entries[0]).toMatchObject({
      startedDateTime: '2026-01-02T03:04:05.000Z',
      request: {
        method: 'PATCH',
        url: `${BASE_URL}/user/picture?a=b`,
        headers: expect.arrayContaining([{ name: 'x-wapi-key', value: '[redacted]' }]),
        queryString: [{ name: 'a', value: 'b' }],
        postData: {
          mimeType: expect.stringMatching(/^multipart\/form-data; boundary=/),
          params: [
            { name: 'picture', fileName: 'photo.png' },
            { name: 'note', value: 'x' },
          ],
          text: expect.stringMatching(
            new RegExp(
              '^--(\\S+)\r\n.*name="picture"; filename="photo.png"\r\n\r\n\r\n' +
                '--\\1\r\n.*name="note"\r\n\r\nx\r\n--\\1--\r\n$',
            ),
          ),
        },
      },
      response: { status: 200, statusText: 'OK', content: { mimeType: 'application/json', text: '{"message":"OK"}' } },
    });
  });

  it('records no secret, wherever it is sent', async () => {
    const recorder = createRecorder();
    const mock = createMock({ recorder, rateLimit: false });
    const key = (await persona(mock, 'wapi@test.com')).key ?? '';
    const { authorization } = await bearer(mock, 'wapi@test.com', 'wapi-user-all');
    const { body } = await send(mock, 'POST', '/auth/tokens', {
      form: { email: 'wapi@test.com', password: 'Passw0rd!', scopes: 'wapi-user-all' },
    });
    await send(mock, 'POST', '/auth/tokens/refresh', { form: { refresh_token: String(body['refresh_token']) } });
    const passwords = {
      old_password: 'Passw0rd!',
      new_password: 'N3w-Passw0rd!',
      confirm_password: 'N3w-Passw0rd!',
      'new_password[]': 'N3w-Passw0rd!',
    };
    await send(mock, 'PATCH', '/user/password', { headers: { 'X-WAPI-KEY': key }, form: passwords });
    const form = new URLSearchParams(passwords);
    await mock.fetch(`${BASE_URL}/user/password`, {
      method: 'PATCH',
      headers: { authorization, cookie: 'session=secret-in-cookie' },
      body: form,
    });
    await mock.fetch(`${BASE_URL}/user/password`, {
      method: 'PATCH',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(passwords),
    });
    const text = JSON.stringify(recorder.toHar());
    const secrets = [
      key,
      authorization.slice(7),
      String(body['access_token']),
      String(body['refresh_token']),
      'Passw0rd!',
      'secret-in-cookie',
    ];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(text.match(/\[redacted\]|%5Bredacted%5D/g)?.length).toBeGreaterThan(10);
  });

  it('records no key, token or password in a URL, a header, a field with a different letter case or a name', async () => {
    const recorder = createRecorder();
    const mock = createMock({ recorder, rateLimit: false });
    const key = (await persona(mock, 'wapi@test.com')).key ?? '';
    const token = (await bearer(mock, 'wapi@test.com', 'wapi-user-all')).authorization.slice(7);
    const password = 'Passw0rd!';
    const query = `X-WAPI-Key=${key}&access_token=${token}&Password=${password}&old.password=${password}&page=2`;
    const headers = {
      referer: `https://shop.example.com/?password=${password}&t=${token}`,
      'x-debug': `${key};${token}`,
    };
    await mock.fetch(`${BASE_URL}/user?${query}`, { headers: { ...headers, password } });
    await mock.fetch(`${BASE_URL}/trusted-cards/${key}`, { headers: { 'x-wapi-key': key } });
    for (const body of [
      new URLSearchParams({ PASSWORD: password, 'old password': password, 'user[password]': password, [key]: token }),
      JSON.stringify({ PASSWORD: password, note: `${key} ${token}` }),
    ])
      await mock.fetch(`${BASE_URL}/auth/tokens`, {
        method: 'POST',
        body,
        ...(typeof body === 'string' && { headers: { 'content-type': 'application/json' } }),
      });
    const form = { Password: password, key, file: new File(['x'], `${key}.png`) };
    await send(mock, 'POST', '/auth/tokens', { form });
    mock.faults.set('*', { status: 502, body: `<p>${key}</p>`, headers: { location: `/x?access_token=${token}` } });
    await mock.fetch(`${BASE_URL}/user`);

    const har = recorder.toHar();
    const text = JSON.stringify(har);
    const secret = key.split('_')[3] ?? '';
    expect([secret, token, token.split('.')[2] ?? '', password].filter((part) => text.includes(part))).toEqual([]);
    expect(decodeURIComponent(text)).not.toContain(password);
    const masked = key.replace(secret, '[redacted]');
    const [, profile, card] = har.log.entries;
    expect(profile?.request.queryString.map(({ value }) => value)).toEqual([
      ...Array<string>(4).fill('[redacted]'),
      '2',
    ]);
    expect(card?.request.url).toBe(`${BASE_URL}/trusted-cards/${masked}`);
    expect(har.log.entries.at(-1)?.response.content.text).toBe(`<p>${masked}</p>`);
  });

  it('keeps the scheme of Authorization and all fields that are not secret', async () => {
    const recorder = createRecorder();
    const mock = createMock({ recorder });
    const { authorization } = await bearer(mock, 'wapi@test.com', 'wapi-user-all');
    const body = new URLSearchParams({ old_password: 'Passw0rd!', phone: '+1 868' });
    await mock.fetch(`${BASE_URL}/user/phone`, { method: 'PATCH', headers: { authorization }, body });
    const { request } = recorder.toHar().log.entries[1] ?? {};
    expect(request?.headers).toContainEqual({ name: 'authorization', value: 'Bearer [redacted]' });
    expect(request?.postData?.text).toBe('old_password=%5Bredacted%5D&phone=%2B1+868');
  });

  it('says how many requests it leaves out', async () => {
    const recorder = createRecorder();
    const mock = createMock({ recorder });
    const passOn = recorder.note;
    await mock.fetch(`${BASE_URL}/user`);
    expect(recorder.toHar().log.comment).toBe('Credentials, passwords and the content of files are left out.');
    const response = { status: 200, headers: {}, body: '' };
    for (let count = 0; count < 50_002; count += 1) passOn(bareRequest, response, 0, 0);
    const { comment, entries } = recorder.toHar().log;
    expect([comment, entries.length]).toEqual([
      'Credentials, passwords and the content of files are left out. 3 later requests are left out.',
      50_000,
    ]);
  });

  it('records only calls of the API', async () => {
    const recorder = createRecorder();
    await createMock({ recorder }).fetch('http://mock/__wapi');
    expect(recorder.toHar().log.entries).toEqual([]);
  });
});

describe('wapi-mock record', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wapi-har-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('saves the recording to a file while it runs and at the end', async () => {
    const file = join(folder, 'session.har');
    const child: ChildProcess = spawn(process.execPath, [CLI, 'record', file, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(child.stdout?.setEncoding('utf8') ?? child, 'data')) as [string];
    const url = /listening on (\S+)/.exec(line)?.[1] ?? '';
    const read = async () =>
      (JSON.parse(await readFile(file, 'utf8')) as Har).log.entries.map(({ request, response }) => [
        request.url,
        response.status,
      ]);
    expect(await read()).toEqual([]);
    await fetch(`${url}/user`);
    while ((await read()).length === 0) {
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    }
    await fetch(`${url}/nothing`);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await read()).toEqual([
      [`${url}/user`, 401],
      [`${url}/nothing`, 404],
    ]);
  });

  it('points to wapi-verify for the proxy command', () => {
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'proxy', 'http://127.0.0.1:9/wapi'], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([
      2,
      'wapi-mock: the proxy is a command of the package @wapi/verify: wapi-verify proxy <target>. See wapi-mock ' +
        '--help.\n',
    ]);
  });

  it.each([
    [
      ['record'],
      /^wapi-mock: record must be followed by the name of one file to write\. See wapi-mock record --help\.$/,
    ],
    [
      ['record', 'a', 'b'],
      /^wapi-mock: record must be followed by the name of one file to write\. See wapi-mock record --help\.$/,
    ],
    [['record', '/nowhere/at/all.har'], /^wapi-mock: record cannot write \/nowhere\/at\/all\.har: ENOENT/],
  ])('rejects %j in one line', (args, message) => {
    const { status, stderr } = spawnSync(process.execPath, [CLI, '--port', '0', ...args], { encoding: 'utf8' });
    expect([status, stderr.trim()]).toEqual([2, expect.stringMatching(message)]);
  });
});
