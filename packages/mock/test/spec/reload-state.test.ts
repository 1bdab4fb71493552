import { document } from '@wapi/types';
import { describe, expect, it } from 'vitest';
import { createMock } from '../../src/index.js';
import { persona, send } from '../support/caller.js';
import { changedSpec, type SpecDraft, withExample } from '../support/changed-spec.js';
import { image } from '../support/images.js';

describe('the state of a mock with a reloaded spec', () => {
  it('keeps pictures, webhooks, faults and every namespace', async () => {
    const mock = createMock();
    const namespace = { 'x-wapi-mock-namespace': 'one' };
    const key = (await persona(mock, 'new@test.com')).key ?? '';
    const picture = { picture: image('jpg') };
    expect(
      (await send(mock, 'POST', '/user/picture', { headers: { 'x-wapi-key': key, ...namespace }, form: picture }))
        .status,
    ).toBe(201);
    const endpoint = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"url":"http://127.0.0.1:9/hooks"}',
    };
    expect((await mock.fetch('http://mock/__wapi/webhooks', endpoint)).status).toBeLessThan(300);
    mock.faults.set('getUserProfile', { status: 500 });

    await mock.reload(withExample('pictureExists', { message: 'You have one.' }));
    const again = await send(mock, 'POST', '/user/picture', {
      headers: { 'x-wapi-key': key, ...namespace },
      form: picture,
    });
    expect([again.status, again.body]).toEqual([409, { message: 'You have one.' }]);
    expect((await send(mock, 'POST', '/user/picture', { headers: { 'x-wapi-key': key }, form: picture })).status).toBe(
      201,
    );
    const { endpoints } = (await (await mock.fetch('http://mock/__wapi/webhooks')).json()) as { endpoints: unknown[] };
    expect(endpoints).toHaveLength(1);
    expect((await send(mock, 'GET', '/user', { headers: { 'x-wapi-key': key } })).status).toBe(500);
  });

  it('changes only the accounts that have not been used', async () => {
    const mock = createMock();
    const { components } = document as SpecDraft;
    const profile = structuredClone(components.examples['userProfile']?.['value']) as { data: Record<string, unknown> };
    const touched = { 'x-wapi-key': (await persona(mock, 'wapi@test.com')).key ?? '' };
    const untouched = { 'x-wapi-key': (await persona(mock, 'restricted@test.com')).key ?? '' };
    await send(mock, 'GET', '/user', { headers: touched });
    await mock.reload(withExample('userProfile', { ...profile, data: { ...profile.data, last_name: 'CHANGED' } }));
    expect((await send(mock, 'GET', '/user', { headers: touched })).body['data']).toMatchObject({
      last_name: profile.data['last_name'],
    });
    expect((await send(mock, 'GET', '/user', { headers: untouched })).body['data']).toMatchObject({
      last_name: 'CHANGED',
    });
    await mock.reset();
    expect((await send(mock, 'GET', '/user', { headers: touched })).body['data']).toMatchObject({
      last_name: 'CHANGED',
    });
  });

  it('applies a lowered rate limit to earlier requests', async () => {
    const mock = createMock();
    const headers = { 'x-wapi-key': (await persona(mock, 'new@test.com')).key ?? '' };
    for (let times = 0; times < 3; times += 1) await send(mock, 'GET', '/user', { headers });
    await mock.reload(
      changedSpec(({ paths }) =>
        Object.assign(paths['/user']?.['get'] ?? {}, { 'x-rate-limit': { requests: 2, per: 'minute' } }),
      ),
    );
    const refused = await send(mock, 'GET', '/user', { headers });
    expect([
      refused.status,
      refused.headers.get('x-ratelimit-limit'),
      refused.headers.get('x-ratelimit-remaining'),
    ]).toEqual([429, '2', '0']);
  });

  it('never returns a negative number of remaining requests', async () => {
    const mock = createMock();
    for (let times = 0; times < 3; times += 1) await send(mock, 'GET', '/withdrawals/meta');
    await mock.reload(
      changedSpec(({ paths }) =>
        Object.assign(paths['/withdrawals/meta']?.['get'] ?? {}, { 'x-rate-limit': { requests: 2, per: 'minute' } }),
      ),
    );
    const asked = await send(mock, 'GET', '/withdrawals/meta', { headers: { prefer: 'code=200' } });
    expect([asked.headers.get('x-ratelimit-limit'), asked.headers.get('x-ratelimit-remaining')]).toEqual(['2', '0']);
  });
});
