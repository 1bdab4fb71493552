import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMock } from '../../src/index.js';
import { OptionError } from '../../src/mock-error.js';
import { certificate } from '../support/certificate.js';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** Sends raw bytes and returns the received text once the connection closes or stays silent. */
async function raw(port: number, bytes: string | Buffer): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('data', (text: string) => (answer += text));
  socket.on('error', () => undefined);
  socket.write(bytes);
  const closed = once(socket, 'close');
  socket.setTimeout(1000, () => socket.destroy());
  await closed;
  return answer;
}

function request(line: string, headers: readonly string[] = [], body = ''): string {
  return [
    line,
    'Host: localhost',
    'Connection: close',
    ...(body ? [`Content-Length: ${Buffer.byteLength(body)}`] : []),
    ...headers,
    '',
    body,
  ].join('\r\n');
}

const part = (disposition: string, rest = '') => `--b\r\n${disposition}\r\n${rest}\r\nvalue\r\n--b--\r\n`;
const multipart = (body: string) =>
  request('POST /wapi/auth/tokens HTTP/1.1', ['Content-Type: multipart/form-data; boundary=b'], body);

describe('a listening mock', () => {
  const mock = createMock({ rateLimit: false });
  let port = 0;
  let origin = '';
  beforeAll(async () => {
    ({ port, origin } = await mock.listen());
  });
  afterAll(() => mock.close());

  it.each([-1, 70_000, 1.5, Number.NaN, '4010', null])('rejects the port %j', async (wrong) => {
    await expect(mock.listen(wrong as number)).rejects.toThrow(
      'listen: "port" must be an integer from 0 to 65535, received ',
    );
  });

  it.each([{ cert: 'x', key: 'y' }, { cert: certificate.key, key: certificate.cert }, {}, null, 5])(
    'rejects the certificate %j',
    async (wrong) => {
      const listening = mock.listen(0, '127.0.0.1', wrong as never);
      await expect(listening).rejects.toThrow('listen: "tls" must be a certificate and its key in PEM');
      await expect(listening).rejects.toBeInstanceOf(OptionError);
    },
  );

  it('passes on the error of a host that does not exist, also with a certificate', async () => {
    await expect(mock.listen(0, 'nothing.invalid', certificate)).rejects.toThrow('nothing.invalid');
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['a part without a name', multipart(part('Content-Disposition: form-data')), /^HTTP\/1\.1 400/],
    ['a part without a disposition', multipart(part('X-Nothing: here')), /^HTTP\/1\.1 400/],
    [
      'a file part without a type',
      multipart(part('Content-Disposition: form-data; name="email"; filename="a"')),
      /^HTTP\/1\.1 400/,
    ],
    [
      'an unquoted file name',
      multipart(part('Content-Disposition: form-data; name=email; filename=a=b;c')),
      /^HTTP\/1\.1 400/,
    ],
    [
      'a truncated multipart body',
      multipart('--b\r\nContent-Disposition: form-data; name="email"\r\n\r\nx'),
      /^HTTP\/1\.1 400/,
    ],
    [
      'no boundary',
      request('POST /wapi/auth/tokens HTTP/1.1', ['Content-Type: multipart/form-data'], 'x'),
      /^HTTP\/1\.1 400/,
    ],
    [
      'broken JSON',
      request('POST /wapi/auth/tokens HTTP/1.1', ['Content-Type: application/json'], '{"a":'),
      /^HTTP\/1\.1 400/,
    ],
    [
      'an invalid media type',
      request('POST /wapi/auth/tokens HTTP/1.1', ['Content-Type: ;;;'], 'x'),
      /^HTTP\/1\.1 400/,
    ],
    ['an invalid Accept', request('GET /wapi/user HTTP/1.1', ['Accept: ;;;']), /^HTTP\/1\.1 401/],
    [
      'a Content-Type without a body',
      request('GET /wapi/user HTTP/1.1', ['Content-Type: undefined']),
      /^HTTP\/1\.1 401/,
    ],
    ['a broken percent-encoding', request('PATCH /wapi/accounts/%zz HTTP/1.1'), /^HTTP\/1\.1 404/],
    ['two slashes', request('GET //wapi/user HTTP/1.1'), /^HTTP\/1\.1 401/],
    ['an absolute target', request('GET http://localhost/wapi/user HTTP/1.1'), /^HTTP\/1\.1 (401|404)/],
    ['an asterisk', request('OPTIONS * HTTP/1.1'), /^HTTP\/1\.1 404/],
    ['an invalid Host', 'GET /wapi/user HTTP/1.1\r\nHost: [[[\r\nConnection: close\r\n\r\n', /^HTTP\/1\.1 401/],
    ['an unknown method', request('PROPFIND /wapi/user HTTP/1.1'), /^HTTP\/1\.1 405/],
    ['bytes that are not HTTP', Buffer.from([0, 1, 2, 13, 10, 13, 10]), /^HTTP\/1\.1 400/],
    [
      'a field called __proto__',
      request(
        'POST /wapi/auth/tokens HTTP/1.1',
        ['Content-Type: application/x-www-form-urlencoded'],
        '__proto__=a&email=a',
      ),
      /^HTTP\/1\.1 400/,
    ],
  ])('survives %s', async (_name, bytes, expected) => {
    expect(await raw(port, bytes)).toMatch(expected);
    expect((await fetch(`${origin}/__wapi`)).status).toBe(200);
  });

  it('returns 413 for a body that is too large', async () => {
    const form = new FormData();
    form.append('picture', new File([new Uint8Array(17 * 1024 * 1024)], 'a.png'));
    const response = await mock.fetch('http://mock/wapi/user/picture', { method: 'POST', body: form });
    expect([response.status, await response.json()]).toEqual([413, { message: 'Payload Too Large' }]);
  });

  it('rejects a port in use with the error of node:http', async () => {
    await expect(createMock().listen(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

/** Runs the command and waits for its first line of output. */
async function run(
  ...args: string[]
): Promise<{ line: string; end: (signal?: NodeJS.Signals) => Promise<number | null> }> {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const line = await new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').once('data', (text: string) => resolve(text.trim()));
  });
  return {
    line,
    end: async (signal) => {
      if (signal) child.kill(signal);
      const [code] = await exit;
      return code;
    },
  };
}

describe('wapi-mock', () => {
  it('prints its URL, responds there, and stops on SIGTERM', async () => {
    const { line, end } = await run('--port', '0', '--platform', 'jm', '--no-rate-limit', '--stateless');
    const [, url = ''] = /^WAPI mock listening on (http:\/\/127\.0\.0\.1:\d+\/wapi)$/m.exec(line) ?? [];
    expect(url).not.toBe('');
    expect((await fetch(`${url}/user`)).status).toBe(401);
    expect(await end('SIGTERM')).toBe(0);
  });

  it.each([
    [['--port', 'x'], '--port must be a number from 0 to 65535, received "x"'],
    [['--port', '70000'], '--port must be a number from 0 to 65535, received "70000"'],
    [['--platform', 'us'], '--platform must be one of bb, gd, gy, jm, tt, received "us"'],
    [
      ['--withdrawal-schedule', '5'],
      '--withdrawal-schedule must be a list of seconds:status such as 5:1,10:2, received "5"',
    ],
    [['--port', '-1'], 'wapi-mock: --port must be a number from 0 to 65535, received "-1". See wapi-mock --help.'],
    [
      ['--withdrawal-schedule', '-1:1'],
      '--withdrawal-schedule must be a list of seconds:status such as 5:1,10:2, received "-1:1"',
    ],
    [
      ['--fault', 'getUserProfile'],
      '--fault must be <operation>=<JSON> such as getUserProfile={"status":500,"times":2}',
    ],
    [
      ['--fault', 'getUserProfile={"status":99}'],
      '--fault getUserProfile: fault: "status" must be an integer from 200',
    ],
    [
      ['--clock', '12h'],
      '--clock must be a date-time such as 2026-12-31T23:59:00Z or seconds such as +43200, received "12h"',
    ],
    [['--port'], 'wapi-mock: --port needs a value. See wapi-mock --help.'],
    [['--host', '--stateless'], 'wapi-mock: --host needs a value. See wapi-mock --help.'],
    [['--stateless=yes'], "wapi-mock: Option '--stateless' does not take an argument. See wapi-mock --help."],
    [['--nothing'], "Unknown option '--nothing'. See wapi-mock --help."],
    [['--prot', '1'], "Unknown option '--prot' (did you mean --port?). See wapi-mock --help."],
    [['--host', '203.0.113.1'], '--host must be an address of this machine, received "203.0.113.1"'],
  ])('rejects %j in one line', async (args, message) => {
    const { line, end } = await run(...args);
    expect(line).toContain(message);
    expect(line.split('\n')).toHaveLength(1);
    expect(await end()).toBe(2);
  });

  it('prints its help or version, whatever the other arguments', async () => {
    const [help, version] = [await run('record', '--help'), await run('--port', 'x', '--version')];
    expect([help.line, await help.end()]).toEqual([
      expect.stringMatching(/^Usage: wapi-mock record <file\.har> \[options\]/),
      0,
    ]);
    expect([version.line, await version.end()]).toEqual([
      expect.stringMatching(/^wapi-mock \d+\.\d+\.\d+, WAPI 2\.0\.0$/),
      0,
    ]);
  });

  it('sets faults from the start', async () => {
    const row = '[{"status":502,"body":"<h1>Bad Gateway</h1>"},{"status":500}]';
    const { line, end } = await run('--port', '0', '--fault', `getUserProfile=${row}`, '--fault', '*={"drop":true}');
    const [, url = ''] = /(http:\S+)/.exec(line) ?? [];
    const statuses = [];
    for (let index = 0; index < 2; index += 1) statuses.push((await fetch(`${url}/user`)).status);
    expect(statuses).toEqual([502, 500]);
    await expect(fetch(`${url}/user`)).rejects.toThrow('fetch failed');
    expect(await end('SIGTERM')).toBe(0);
  });

  it('names --port if the port is in use', async () => {
    const mock = createMock();
    const { port } = await mock.listen();
    const { line, end } = await run('--port', String(port));
    expect(line).toBe(
      `wapi-mock: port ${port} is in use: choose another with --port, or --port 0 for any free one. See ` +
        'wapi-mock --help.',
    );
    expect(await end()).toBe(2);
    await mock.close();
  });
});
