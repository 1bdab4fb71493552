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

  it('may not use the control paths', async () => {
    const response = await fetch(`${origin}/__wapi`, { headers: from });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
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
