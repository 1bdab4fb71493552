import { contract } from '@wapi/types';
import { describe, expect, it } from 'vitest';
import { createMock } from '../support/create-mock.js';
import { bearer, LOCAL_BANK, persona, send } from '../support/caller.js';
import { image } from '../support/images.js';

describe('state', () => {
  it('contains changes until a reset', async () => {
    const mock = createMock({ rateLimit: false });
    const headers = { 'x-wapi-key': (await persona(mock, 'new@test.com')).key ?? '' };
    const form = contract.operations.find(({ id }) => id === 'createForeignBank')?.requestBody?.content[0]?.examples[0]
      ?.value as Record<string, string>;
    await send(mock, 'POST', '/user/picture', { headers, form: { picture: image('png') } });
    await send(mock, 'POST', '/user/banks/foreign', { headers, form });

    const { body } = await send(mock, 'GET', '/user', { headers });
    expect(body['data']).toMatchObject({ bank_configured: { foreign: true, local: false } });
    const { body: bank } = await send(mock, 'GET', '/user/banks/foreign', { headers });
    expect(bank['data']).toEqual({ foreign: { ...form, currency: 'USD', has_all_details: true } });

    const picture = await mock.fetch((body['data'] as { profile_picture: string }).profile_picture);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(new Uint8Array(await image('png').arrayBuffer()));

    await mock.fetch('http://mock/__wapi/reset', { method: 'POST' });
    expect((await send(mock, 'GET', '/user', { headers })).body['data']).toMatchObject({
      profile_picture: null,
      bank_configured: { foreign: false },
    });
  });

  it('gives each picture a new URL, even within the same second', async () => {
    const mock = createMock({ rateLimit: false, clock: () => 1_589_386_778_000 });
    const headers = { 'x-wapi-key': (await persona(mock, 'new@test.com')).key ?? '' };
    const urls: string[] = [];
    for (const method of ['POST', 'PATCH', 'DELETE', 'POST']) {
      await send(mock, method, '/user/picture', {
        headers,
        ...(method !== 'DELETE' && { form: { picture: image('png') } }),
      });
      const { data } = (await send(mock, 'GET', '/user', { headers })).body as {
        data: { profile_picture: string | null };
      };
      if (data.profile_picture !== null) urls.push(data.profile_picture);
    }
    const seconds = urls.map((url) => /new@test\.com\.(\d+)\.png$/.exec(url)?.[1]);
    expect(seconds).toEqual(['1589386778', '1589386779', '1589386780']);
    const served = await Promise.all(urls.map((url) => mock.fetch(url)));
    expect(served.map(({ status }) => status)).toEqual([404, 404, 200]);
    // An uploaded SVG may contain scripts.
    expect(served[2]?.headers.get('content-security-policy')).toBe('sandbox');
    expect(served[2]?.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('lets an account sign in with the details that its MMA changed', async () => {
    const mock = createMock();
    const headers = await bearer(mock, 'mma@test.com', 'wapi-accounts-update');
    const form = { email: 'johnathan@example.com', password: 'new-passw0rd', first_name: 'Johnathan' };
    expect((await send(mock, 'PATCH', '/accounts/1428855397', { headers, form })).status).toBe(200);
    const token = await bearer(mock, 'johnathan@example.com', 'wapi-user-all', 'new-passw0rd');
    expect((await send(mock, 'GET', '/user', { headers: token })).body['data']).toMatchObject({
      first_name: 'Johnathan',
      last_name: 'Smith',
    });
  });

  it('creates, links, unlinks and deactivates accounts', async () => {
    const mock = createMock({ rateLimit: false });
    const headers = await bearer(mock, 'mma@test.com', 'wapi-accounts-all');
    const form = { email: 'jane@example.com', first_name: 'Jane', last_name: 'Smith', password: 'correct-horse-7' };
    const created = await send(mock, 'POST', '/accounts', { headers, form });
    expect([created.status, created.body['message']]).toEqual([201, 'Created']);
    const path = `/accounts/${(created.body['data'] as { account_number: string }).account_number}`;
    expect((await send(mock, 'GET', path, { headers })).body['data']).toEqual({
      email: 'jane@example.com',
      first_name: 'Jane',
      last_name: 'Smith',
    });
    const jane = await bearer(mock, 'jane@example.com', 'wapi-user-all', 'correct-horse-7');

    const other = await bearer(mock, 'your@email.com', 'wapi-accounts-all');
    expect((await send(mock, 'GET', path, { headers: other })).status).toBe(403);
    expect((await send(mock, 'POST', '/accounts', { headers: other, form })).status).toBe(200);
    expect((await send(mock, 'PATCH', path, { headers: other, form: { first_name: 'Ann' } })).status).toBe(400);
    expect((await send(mock, 'DELETE', path, { headers: other })).status).toBe(200);
    expect((await send(mock, 'GET', path, { headers: other })).status).toBe(403);
    expect((await send(mock, 'GET', '/user', { headers: jane })).status).toBe(200);

    expect((await send(mock, 'DELETE', path, { headers })).status).toBe(200);
    expect((await send(mock, 'GET', path, { headers })).body).toEqual({
      message: 'The selected account number is invalid.',
    });
    expect((await send(mock, 'GET', '/user', { headers: jane })).status).toBe(401);
    expect((await send(mock, 'POST', '/auth/tokens', { form: { ...form, scopes: 'wapi-user-all' } })).status).toBe(401);
  });

  it('accepts only the new password', async () => {
    const mock = createMock();
    const headers = await bearer(mock, 'wapi@test.com', 'wapi-user-update');
    const form = { old_password: 'Passw0rd!', new_password: 'N3w-Passw0rd!', confirm_password: 'N3w-Passw0rd!' };
    expect((await send(mock, 'PATCH', '/user/password', { headers, form })).status).toBe(200);
    await expect(bearer(mock, 'wapi@test.com', 'wapi-user-all')).rejects.toThrow('401');
    await expect(bearer(mock, 'wapi@test.com', 'wapi-user-all', 'N3w-Passw0rd!')).resolves.toBeDefined();
  });

  it('accepts a refresh token once, and grants the same scopes', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    const mock = createMock({ clock: () => now });
    const grant = { email: 'wapi@test.com', password: 'Passw0rd!', scopes: 'wapi-user-retrieve' };
    const refresh = (form: Record<string, unknown>) =>
      send(mock, 'POST', '/auth/tokens/refresh', { form: { refresh_token: String(form['refresh_token']) } });
    const first = await send(mock, 'POST', '/auth/tokens', { form: grant });
    now += (43_200 + 21_599) * 1000;
    const second = await refresh(first.body);
    expect(second.status).toBe(200);
    expect((await refresh(first.body)).body).toEqual({ message: 'The refresh token is invalid.' });
    const headers = { authorization: `Bearer ${String(second.body['access_token'])}` };
    expect((await send(mock, 'GET', '/user', { headers })).status).toBe(200);
    expect((await send(mock, 'DELETE', '/user/picture', { headers })).status).toBe(403);
    now += (43_200 + 21_601) * 1000;
    expect((await refresh(second.body)).status).toBe(401);
  });

  it('accepts a refresh token from only one of two simultaneous requests', async () => {
    const mock = createMock();
    const form = { email: 'wapi@test.com', password: 'Passw0rd!', scopes: 'wapi-user-retrieve' };
    const { body } = await send(mock, 'POST', '/auth/tokens', { form });
    const refresh = () =>
      send(mock, 'POST', '/auth/tokens/refresh', { form: { refresh_token: String(body['refresh_token']) } });
    const replies = await Promise.all([refresh(), refresh()]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 401]);
  });

  it('is not stored by a stateless mock', async () => {
    const mock = createMock({ stateless: true });
    const headers = await bearer(mock, 'new@test.com', 'wapi-user-all');
    for (let times = 0; times < 2; times += 1) {
      expect((await send(mock, 'POST', '/user/picture', { headers, form: { picture: image('png') } })).status).toBe(
        201,
      );
    }
    expect((await send(mock, 'GET', '/user', { headers })).body['data']).toMatchObject({ profile_picture: null });
  });

  it('accepts exactly one of two simultaneous creations', async () => {
    const mock = createMock();
    const headers = await bearer(mock, 'new@test.com', 'wapi-user-all');
    const replies = await Promise.all(
      [1, 2].map(() => send(mock, 'POST', '/user/banks/local', { headers, form: LOCAL_BANK })),
    );
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });
});
