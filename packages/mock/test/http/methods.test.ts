import { contract } from '@wapi/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMock } from '../../src/index.js';
import { BASE_URL, persona } from '../support/caller.js';

const mock = createMock({ rateLimit: false });
let headers: Record<string, string>;
let origin: string;
beforeAll(async () => {
  headers = { 'x-wapi-key': (await persona(mock, 'wapi@test.com')).key ?? '' };
  ({ origin } = await mock.listen());
});
afterAll(() => mock.close());

describe('HEAD', () => {
  it('returns the response of GET without the body, in process and on a port', async () => {
    const get = await mock.fetch(`${BASE_URL}/user`, { headers });
    for (const head of [
      await mock.fetch(`${BASE_URL}/user`, { method: 'HEAD', headers }),
      await fetch(`${origin}/wapi/user`, { method: 'HEAD', headers }),
    ]) {
      expect([head.status, head.headers.get('x-ratelimit-limit'), await head.text()]).toEqual([
        200,
        get.headers.get('x-ratelimit-limit'),
        '',
      ]);
    }
  });

  it('is rejected like GET', async () => {
    expect((await mock.fetch(`${BASE_URL}/user`, { method: 'HEAD' })).status).toBe(401);
    expect((await mock.fetch(`${BASE_URL}/user/picture`, { method: 'HEAD' })).status).toBe(405);
    expect((await mock.fetch(`${BASE_URL}/nothing`, { method: 'HEAD' })).status).toBe(404);
  });
});

describe('OPTIONS', () => {
  it('lists the methods of a path, and so does 405', async () => {
    const options = await mock.fetch(`${BASE_URL}/user/picture`, { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow'), await options.text()]).toEqual([
      200,
      'POST, PATCH, DELETE',
      '',
    ]);
    const put = await mock.fetch(`${BASE_URL}/user`, { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('returns 404 for an unknown path', async () => {
    expect((await mock.fetch(`${BASE_URL}/nothing`, { method: 'OPTIONS' })).status).toBe(404);
  });
});

describe('a method in lower case', () => {
  it('is changed by fetch if it is get, and is otherwise not HTTP, in process as on a port', async () => {
    for (const call of [mock.fetch, fetch]) {
      const status = async (method: string, path: string) =>
        (await call(`${origin}/wapi${path}`, { method, headers })).status;
      expect([await status('get', '/user'), await status('patch', '/user/phone')]).toEqual([200, 400]);
      expect([await status('PATCH', '/user/phone'), await status('PROPFIND', '/user')]).toEqual([400, 405]);
    }
  });
});

describe('the printed URL', () => {
  it('returns 200 with a line of text, for checks that the mock is ready', async () => {
    for (const path of ['/wapi', '/wapi/']) {
      const response = await fetch(`${origin}${path}`);
      expect([response.status, await response.text()]).toEqual([200, expect.stringMatching(/^.+\n$/)]);
      expect((await fetch(`${origin}${path}`, { method: 'HEAD' })).status).toBe(200);
      expect((await fetch(`${origin}${path}`, { method: 'POST' })).status).toBe(405);
    }
    expect(await (await fetch(`${origin}/__wapi/health`)).json()).toEqual({ message: 'OK' });
  });
});

it('the origin says what runs there, because people open it first', async () => {
  expect(await (await fetch(origin)).text()).toMatch(/a mock of the platform tt\. See \/__wapi\n$/);
  expect((await fetch(origin, { method: 'POST' })).status).toBe(404);
});

describe('a page of another origin', () => {
  const from = { origin: 'https://docs.example.com' };

  it('may call the API with any of its methods and headers', async () => {
    const preflight = await fetch(`${origin}/wapi/user/picture`, {
      method: 'OPTIONS',
      headers: { ...from, 'access-control-request-method': 'PATCH', 'access-control-request-headers': 'x-wapi-key' },
    });
    expect(preflight.status).toBe(204);
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'POST, PATCH, DELETE',
      'access-control-allow-headers': 'x-wapi-key',
    });
  });

  it('may read responses and their headers, errors included', async () => {
    for (const credential of [headers, {}]) {
      const response = await fetch(`${origin}/wapi/user`, { headers: { ...from, ...credential } });
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(response.headers.get('access-control-expose-headers')).toContain('x-ratelimit-remaining');
    }
  });

  it('may send credentials if it is a page of this machine', async () => {
    for (const page of ['http://localhost:5173', 'http://127.0.0.1:8080', 'http://[::1]:3000']) {
      const response = await fetch(`${origin}/wapi/user`, { headers: { origin: page } });
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'access-control-allow-origin': page,
        'access-control-allow-credentials': 'true',
        vary: 'Origin',
      });
    }
    const other = await fetch(`${origin}/wapi/user`, { headers: { origin: 'https://localhost.example.com' } });
    expect(other.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('may read that a path or a method is unknown, or a body too large', async () => {
    for (const [method, path, status] of [
      ['GET', '/nope', 404],
      ['GET', '/wapi/nope', 404],
      ['PUT', '/wapi/user', 405],
      ['GET', '/profile_pictures/none', 404],
    ] as const) {
      const preflight = await fetch(`${origin}${path}`, {
        method: 'OPTIONS',
        headers: { ...from, 'access-control-request-method': method },
      });
      expect(preflight.status, path).toBe(204);
      expect(preflight.headers.get('access-control-allow-methods'), path).toContain(method);
      const response = await fetch(`${origin}${path}`, { method, headers: from });
      expect([response.status, response.headers.get('access-control-allow-origin')], path).toEqual([status, '*']);
    }
    const large = { method: 'POST', headers: from, body: new Uint8Array(17 * 1024 * 1024) };
    for (const send of [fetch, mock.fetch]) {
      const response = await send(`${origin}/wapi/user/picture`, large);
      expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([413, '*']);
    }
  });

  it('may not read the control paths, nor change anything by them', async () => {
    const response = await fetch(`${origin}/__wapi`, { headers: from });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    mock.faults.set('getUserProfile', { status: 500 });
    for (const page of [from, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }] as Record<string, string>[]) {
      // In process, because the global fetch does not send these headers unchanged.
      const reset = await mock.fetch(`${origin}/__wapi/reset`, { method: 'POST', headers: page });
      expect([reset.status, await reset.json()]).toEqual([403, { message: expect.stringContaining('own origin') }]);
    }
    expect((await fetch(`${origin}/wapi/user`, { headers })).status).toBe(500);
    for (const allowed of [{}, { origin }] as Record<string, string>[])
      expect((await mock.fetch(`${origin}/__wapi/reset`, { method: 'POST', headers: allowed })).status).toBe(200);
    expect((await fetch(`${origin}/wapi/user`, { headers })).status).toBe(200);
  });

  it('is the only client that receives CORS headers', async () => {
    expect((await fetch(`${origin}/wapi/user`, { headers })).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('Prefer', () => {
  const documented = contract.operations.flatMap(({ id, method, path, responses }) =>
    responses.flatMap(({ status, examples }) =>
      examples.map(({ name, value }) => ({ id, method, path, status, name, value })),
    ),
  );
  const ask = (method: string, path: string, prefer: string) =>
    mock.fetch(`${BASE_URL}${path.replaceAll(/\{\w+\}/g, 'x')}`, { method, headers: { prefer } });

  it('selects every documented response of every operation', async () => {
    for (const { id, method, path, status, name, value } of documented) {
      const response = await ask(method, path, `code=${status}, example=${name}`);
      expect([response.status, await response.json()], `${id} ${status} ${name}`).toEqual([status, value]);
      expect(response.headers.get('preference-applied')).toBe(`code=${status}, example=${name}`);
    }
  });

  it.each([
    ['code=409', 409],
    ['code="409"; wait=10', 409],
    ['respond-async, example=pictureExists', 409],
    ['code=418', 401],
    ['code=409, example=ok', 401],
    ['example=nothing', 401],
    ['dynamic=true', 401],
    ['barcode=409', 401],
  ])('%s selects %i', async (prefer, status) => {
    expect((await ask('POST', '/user/picture', prefer)).status).toBe(status);
  });

  it('does not count against rate limits and changes no state', async () => {
    const limited = createMock();
    for (let sent = 0; sent < 50; sent += 1) {
      expect(
        (
          await limited.fetch(`${BASE_URL}/user/picture`, {
            method: 'DELETE',
            headers: { ...headers, prefer: 'code=200' },
          })
        ).status,
      ).toBe(200);
    }
    const profile = (await (await limited.fetch(`${BASE_URL}/user`, { headers })).json()) as {
      data: { profile_picture: string };
    };
    expect(profile.data.profile_picture).not.toBeNull();
  });
});
