import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mock } from '../src/index.js';
import { createMock } from './support/create-mock.js';
import { BASE_URL, persona, send } from './support/caller.js';
import { choose } from './support/hosted-page.js';
import { image } from './support/images.js';

const FORM = { environment: 'sandbox', response_url: 'https://shop.example.com/back' };

describe('a namespace', () => {
  let mock: Mock;
  let key = '';
  beforeEach(async () => {
    mock = createMock();
    key = (await persona(mock, 'new@test.com')).key ?? '';
  });
  afterEach(() => mock.close());
  const inNamespace = (namespace?: string) => ({
    'x-wapi-key': key,
    ...(namespace !== undefined && { 'x-wapi-mock-namespace': namespace }),
  });
  const createPicture = async (namespace?: string) =>
    (await send(mock, 'POST', '/user/picture', { headers: inNamespace(namespace), form: { picture: image('png') } }))
      .status;
  const profile = (namespace?: string) => send(mock, 'GET', '/user', { headers: inNamespace(namespace) });

  it('has its own accounts', async () => {
    expect(await Promise.all(['a', 'b', undefined].map(createPicture))).toEqual([201, 201, 201]);
    expect(await createPicture('a')).toBe(409);
  });

  it('has its own rate limits', async () => {
    for (let sent = 0; sent < 15; sent += 1) await profile('a');
    expect((await profile('a')).status).toBe(429);
    expect((await profile('b')).headers.get('x-ratelimit-remaining')).toBe('14');
  });

  it('has its own tokens', async () => {
    const form = { email: 'new@test.com', password: 'Passw0rd!', scopes: 'wapi-user-all' };
    const { body } = await send(mock, 'POST', '/auth/tokens', { form, headers: { 'x-wapi-mock-namespace': 'a' } });
    const authorization = `Bearer ${String(body['access_token'])}`;
    expect(
      (await send(mock, 'GET', '/user', { headers: { authorization, 'x-wapi-mock-namespace': 'a' } })).status,
    ).toBe(200);
    expect((await send(mock, 'GET', '/user', { headers: { authorization } })).status).toBe(401);
  });

  it('is part of the URLs that the mock returns, because a browser sends no header', async () => {
    await createPicture('a');
    const { body } = await profile('a');
    const { profile_picture: picture } = body['data'] as { profile_picture: string };
    expect((await mock.fetch(picture)).status).toBe(200);
    expect((await mock.fetch(picture.split('?')[0] ?? '')).status).toBe(404);

    const enrolment = await send(mock, 'POST', '/trusted-cards', { headers: inNamespace('a'), form: FORM });
    expect((await choose(mock, enrolment, 'approve')).target?.searchParams.get('uuid')).toMatch(/-/);
    const cards = async (namespace?: string) =>
      (await send(mock, 'GET', '/trusted-cards', { headers: inNamespace(namespace) })).body['data'];
    expect(await cards('a')).toHaveLength(1);
    expect(await cards()).toEqual([]);
  });

  it('is reset alone by its control path, and deleted when the mock is reset', async () => {
    await createPicture('a');
    await createPicture('b');
    await mock.fetch('http://mock/__wapi/reset', { method: 'POST', headers: inNamespace('a') });
    expect([await createPicture('a'), await createPicture('b')]).toEqual([201, 409]);
    await mock.reset();
    expect([await createPicture('a'), await createPicture('b')]).toEqual([201, 201]);
  });

  it('has its own fetch, requests, faults and reset in process', async () => {
    const a = mock.namespace('a');
    const url = `${BASE_URL}/user`;
    const headers = { 'x-wapi-key': key };
    a.faults.set('getUserProfile', { status: 500 });
    expect((await a.fetch(new Request(url, { headers }))).status).toBe(500);
    expect((await mock.fetch(url, { headers })).status).toBe(200);
    expect((await mock.namespace('b').fetch(url, { headers })).status).toBe(200);
    expect(a.requests.map(({ namespace, status }) => [namespace, status])).toEqual([['a', 500]]);
    a.faults.clear();
    expect((await a.fetch(url, { headers })).status).toBe(200);

    const upload = async (namespace: Pick<Mock, 'fetch'>) => {
      const body = new FormData();
      body.append('picture', image('png'));
      return (await namespace.fetch(`${BASE_URL}/user/picture`, { method: 'POST', headers, body })).status;
    };
    expect([await upload(a), await upload(mock)]).toEqual([201, 201]);
    await a.reset();
    expect(a.requests).toEqual([]);
    expect(mock.requests.length).toBeGreaterThan(0);
    expect([await upload(a), await upload(mock)]).toEqual([201, 409]);
    expect(() => mock.namespace('a b')).toThrow('namespace: "name" must be 1 to 64 letters');
  });

  it.each(['', 'a b', 'a/b', 'x'.repeat(65), '../a'])('cannot have the name %j', async (name) => {
    const { status, body } = await profile(name === '' ? 'é' : name);
    expect([status, body['message']]).toEqual([400, expect.stringContaining('x-wapi-mock-namespace must be 1 to 64')]);
  });

  it('is deleted if it is the least recently used of more than a thousand', async () => {
    // Use in-memory storage, because Redis would still have the deleted namespace.
    mock = createMock({ store: undefined });
    for (const name of ['first', 'second', 'kept']) await createPicture(name);
    const visit = (name: string) => mock.fetch(`${BASE_URL}/nothing`, { headers: { 'x-wapi-mock-namespace': name } });
    for (let index = 0; index < 997; index += 1) {
      if (index === 500) await profile('kept');
      await visit(`n${index}`);
    }
    // A thousand namespaces exist now.
    expect(await createPicture('first')).toBe(409);
    await visit('one-more');
    expect([await createPicture('second'), await createPicture('kept')]).toEqual([201, 409]);
  });
});
