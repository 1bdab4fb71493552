import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { contract } from '@wapi/types';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { createMock, type Mock } from '../../src/index.js';
import type { Listening } from '../../src/http/listen.js';
import { startServer } from '../../src/http/server.js';
import { memoryStore } from '../../src/state/store.js';
import { createTokens } from '../../src/state/tokens.js';
import { BASE_URL, persona } from '../support/caller.js';
import { generatedInput } from '../../../validation/test/support/generated-input.js';
import { exchange, request } from '../support/raw-http.js';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const SEED = 20_261_125;

/** The documented status codes of each operation. */
const documented = new Map(
  contract.operations.map(({ id, responses }) => [id as string, responses.map(({ status }) => status)]),
);

/**
 * Describes the problem with a response. Returns undefined if the operation documents the response, or if the response
 * belongs to no operation.
 */
async function findProblem(response: Response, method: string): Promise<string | undefined> {
  const why = response.headers.get('x-wapi-mock-explain') ?? '';
  // The base path responds to readiness checks.
  if (why.startsWith('the mock is ready') && [200, 405].includes(response.status)) return undefined;
  const [id = '', status] = why.split(' ');
  const own = documented.get(id);
  const isKnown =
    own === undefined
      ? [404, 413].includes(response.status)
      : own.includes(response.status) && String(response.status) === status;
  const text = await response.text();
  const hasMessage =
    method === 'HEAD' ? text === '' : typeof (JSON.parse(text) as { message: unknown }).message === 'string';
  return isKnown && hasMessage ? undefined : `${response.status} ${why} ${text}`;
}

describe('a random request', () => {
  const mock = createMock({ rateLimit: false });

  it('gets a documented response', async () => {
    const headers = { 'x-wapi-key': (await persona(mock, 'mma@test.com')).key ?? '' };
    await fc.assert(
      fc.asyncProperty(
        generatedInput,
        fc.boolean(),
        fc.string(),
        async ({ operation, path, query, body }, asForm, text) => {
          const filled = operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
            encodeURIComponent(path[name] ?? ''),
          );
          const form = new FormData();
          for (const [name, value] of body) form.append(name, value);
          const sent = asForm ? form : new URLSearchParams([...body, [text, text]]);
          const { method } = operation;
          const url = `${BASE_URL}${filled}?${new URLSearchParams([...query, [text, text]])}`;
          const response = await mock.fetch(url, { method, headers, ...(method !== 'GET' && { body: sent }) });
          expect(await findProblem(response, method)).toBeUndefined();
        },
      ),
      { seed: SEED, numRuns: 3000 },
    );
  });

  it('gets a response for any path, headers and body', async () => {
    const path = fc.oneof(fc.webPath(), fc.constantFrom(...contract.operations.map((operation) => operation.path)));
    const type = fc.oneof(
      fc.constantFrom('multipart/form-data; boundary=b', 'application/x-www-form-urlencoded', 'application/json'),
      fc.string(),
    );
    const bytes = fc.array(
      fc.oneof(
        fc.constantFrom(
          '--b',
          '\r\n',
          '--',
          'Content-Disposition: form-data; name="',
          '"',
          ';',
          'filename="',
          '[',
          ']',
          '=',
          '&',
          '%',
        ),
        fc.string(),
      ),
      { maxLength: 30 },
    );
    const method = fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'HEAD');
    await fc.assert(
      fc.asyncProperty(method, path, type, fc.string(), bytes, async (verb, target, contentType, prefer, parts) => {
        const headers = new Headers();
        for (const [name, value] of [
          ['content-type', contentType],
          ['prefer', prefer],
        ] as const) {
          // Send only printable ASCII, because `fetch` rejects most other characters in a header.
          if (/^[\x20-\x7E]*$/.test(value)) headers.set(name, value);
        }
        const init = { method: verb, headers, ...(!['GET', 'HEAD'].includes(verb) && { body: parts.join('') }) };
        expect(await findProblem(await mock.fetch(`${BASE_URL}${target}`, init), verb)).toBeUndefined();
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });

  it('gets a response if its bytes are changed or cut off', async () => {
    const { port } = await mock.listen();
    const part = '--b\r\nContent-Disposition: form-data; name="email"\r\n\r\na@b.co\r\n--b--\r\n';
    const whole = request(
      'POST /wapi/auth/tokens',
      ['Content-Type: multipart/form-data; boundary=b', 'Accept: */*'],
      part,
    );
    const change = fc.record({
      at: fc.nat(whole.length - 1),
      remove: fc.nat(8),
      insert: fc.uint8Array({ maxLength: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const bytes = changes.reduce(
          (before, { at, remove, insert }) =>
            Buffer.concat([before.subarray(0, at), insert, before.subarray(at + remove)]),
          whole,
        );
        // Send blank lines at the end, because an incomplete request would get no response.
        const responses = await exchange(
          port,
          Buffer.concat([bytes, Buffer.from(`${'x'.repeat(200)}\r\n\r\n\r\n\r\n`)]),
        );
        for (const { status } of responses) expect(status).toBeLessThan(500);
      }),
      { seed: SEED, numRuns: 300 },
    );
    await mock.close();
  });
});

describe('memory', () => {
  const collect = (): number => {
    setFlagsFromString('--expose-gc');
    (runInNewContext('gc') as () => void)();
    return process.memoryUsage().heapUsed;
  };

  /** Uses fewer requests than the benchmark, which sends 200,000. */
  it('does not grow with thousands of mixed requests', async () => {
    const mock = createMock({ rateLimit: false });
    const headers = { 'x-wapi-key': (await persona(mock, 'wapi@test.com')).key ?? '' };
    const picture = () => {
      const form = new FormData();
      form.append('picture', new File([Buffer.from('89504e470d0a1a0a', 'hex'), new Uint8Array(50_000)], 'a.png'));
      return form;
    };
    const batch = async (size: number) => {
      for (let sent = 0; sent < size; sent += 1) {
        await mock.fetch(`${BASE_URL}/user`, { headers });
        await mock.fetch(`${BASE_URL}/withdrawals?page=${sent}`, { headers });
        await mock.fetch(`${BASE_URL}/nothing/${sent}`);
        await mock.fetch(`${BASE_URL}/user/banks/local`, {
          method: 'PATCH',
          headers,
          body: new URLSearchParams({ name_in_bank: `John ${sent}` }),
        });
        await mock.fetch(`${BASE_URL}/user/picture`, { method: 'PATCH', headers, body: picture() });
      }
    };
    await batch(300);
    const before = collect();
    await batch(1000);
    expect(collect() - before).toBeLessThan(2_000_000);
  });

  it('does not grow with the number of tokens', async () => {
    // The store has room for three pairs of tokens.
    const tokens = createTokens(memoryStore(6), Date.now);
    const granted: { accessToken: string; refreshToken: string }[] = [];
    for (let asked = 0; asked < 5; asked += 1) granted.push(await tokens.grant('1234567890', ['wapi-user-all'], 60));
    const known = await Promise.all(granted.map(({ accessToken }) => tokens.find(accessToken)));
    const refreshed = await Promise.all(granted.map(({ refreshToken }) => tokens.useRefreshToken(refreshToken)));
    for (const grants of [known, refreshed])
      expect(grants.map((grant) => grant !== undefined)).toEqual([false, false, true, true, true]);
  });
});

describe('connections', () => {
  let mock: Mock | undefined;
  let server: Listening | undefined;
  afterEach(async () => {
    await mock?.close();
    await server?.close();
  });

  /** Uses fewer connections than the benchmark, which opens 10,000. */
  it('are served if 1,000 arrive at once', async () => {
    mock = createMock({ rateLimit: false });
    const { port } = await mock.listen();
    const bytes = request('GET /wapi/user', [`X-WAPI-Key: ${(await persona(mock, 'wapi@test.com')).key}`]);
    const all = await Promise.all(Array.from({ length: 1000 }, () => exchange(port, bytes)));
    expect(all.map(([response]) => response?.status).filter((status) => status !== 200)).toEqual([]);
  });

  it('that send too slowly get 408 and are closed, without delaying others', async () => {
    const patience = { headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 50 };
    const handle = () => Promise.resolve({ status: 200, headers: {}, body: 'served' });
    server = await startServer({
      port: 0,
      host: '127.0.0.1',
      basePath: '',
      maxBodyBytes: 100,
      handle,
      tooLarge: () => ({ status: 413, headers: {}, body: '' }),
      timeouts: patience,
    });
    const { port } = server;
    const slow = Array.from({ length: 50 }, () => exchange(port, 'GET / HTTP/1.1\r\nHost: x\r\n'));
    const slowBody = exchange(port, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nx');
    const [quick] = await exchange(port, request('GET /'));
    expect(quick?.body).toBe('served');
    for (const [response] of await Promise.all([...slow, slowBody])) {
      expect([response?.status, response?.body]).toEqual([408, '{"message":"Request Timeout"}']);
    }
  });

  it('that close in the middle of a request leave no open sockets', async () => {
    mock = createMock({ rateLimit: false });
    const { port, origin } = await mock.listen();
    for (let times = 0; times < 50; times += 1) {
      const socket = connect(port, '127.0.0.1');
      socket.write('POST /wapi/auth/tokens HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nx');
      await once(socket, 'connect');
      socket.destroy();
    }
    expect((await fetch(`${origin}/__wapi`)).status).toBe(200);
  });
});

describe('wapi-mock', () => {
  const start = async (...args: string[]): Promise<{ child: ChildProcess; url: string; warning: () => string }> => {
    const child = spawn(process.execPath, [CLI, '--port', '0', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let warning = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (warning += text));
    const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
    return { child, url: /listening on (\S+)/.exec(line)?.[1] ?? '', warning: () => warning };
  };

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'completes open requests after %s, and accepts no new ones',
    async (signal) => {
      const { child, url } = await start();
      const port = Number(new URL(url).port);
      const body = 'email=a&password=b&scopes=wapi-user-all';
      const type = 'Content-Type: application/x-www-form-urlencoded';
      const head =
        `POST /wapi/auth/tokens HTTP/1.1\r\nHost: x\r\n${type}\r\n` +
        `Content-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`;
      const idle = connect(port, '127.0.0.1').resume();
      const gone = new Promise((resolve) => {
        idle.on('error', () => undefined).once('close', resolve);
      });
      const begun = connect(port, '127.0.0.1');
      await Promise.all([once(idle, 'connect'), once(begun, 'connect')]);
      begun.write(head);
      const [go] = (await once(begun, 'data')) as [Buffer];
      expect(go.toString()).toMatch(/^HTTP\/1\.1 100/);
      child.kill(signal);
      await gone;
      const [refused] = (await once(connect(port, '127.0.0.1'), 'error')) as [NodeJS.ErrnoException];
      expect(refused.code).toBe('ECONNREFUSED');
      begun.write(body);
      const [answer] = (await once(begun, 'data')) as [Buffer];
      expect(answer.toString()).toMatch(/^HTTP\/1\.1 400 .*connection: close/s);
      expect(await once(child, 'exit')).toEqual([0, null]);
    },
  );

  it('warns only if other machines can reach it', async () => {
    const open = await start('--host', '0.0.0.0');
    const local = await start('--host', 'localhost');
    for (const { child } of [open, local]) {
      child.kill();
      await once(child, 'exit');
    }
    expect(open.warning()).toBe(
      'wapi-mock: warning: --host 0.0.0.0 lets other machines use this mock and read its passwords and keys.\n',
    );
    expect(local.warning()).toBe('');
  });
});
