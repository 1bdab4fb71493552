import type { OpenApiDocument } from '@wapi/types';
import { describe, expect, it } from 'vitest';
import { createMock, createRecorder } from '../../src/index.js';
import { bearer, LOCAL_BANK, persona, send } from '../support/caller.js';
import { changedSpec, DRAFT_OPERATION, type SpecDraft, withExample, withOperation } from '../support/changed-spec.js';

describe('a mock with a reloaded spec', () => {
  it('uses the new spec and keeps its state', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    const mock = createMock({ clock: () => now });
    const headers = await bearer(mock, 'new@test.com', 'wapi-user-all');
    await send(mock, 'POST', '/user/banks/local', { headers, form: LOCAL_BANK });
    const before = await send(mock, 'POST', '/user/banks/local', { headers, form: LOCAL_BANK });
    expect([before.status, before.headers.get('x-ratelimit-remaining')]).toEqual([409, expect.stringMatching(/^\d+$/)]);

    await mock.reload(withExample('localBankExists', { message: 'You have one.' }));
    now += 1000;
    const after = await send(mock, 'POST', '/user/banks/local', { headers, form: LOCAL_BANK });
    expect([after.status, after.body]).toEqual([409, { message: 'You have one.' }]);
    expect(Number(after.headers.get('x-ratelimit-remaining'))).toBe(
      Number(before.headers.get('x-ratelimit-remaining')) - 1,
    );
    expect(after.headers.get('x-ratelimit-reset')).toBe(before.headers.get('x-ratelimit-reset'));
  });

  it('names no example for a message that no example has', async () => {
    const mock = createMock();
    const headers = await bearer(mock, 'new@test.com', 'wapi-user-all');
    const change = () => send(mock, 'PATCH', '/user/phone', { headers, form: { phone: 'abc' } });
    expect((await change()).why).toBe('updatePhone 400 phoneFormat: phone fails pattern');
    await mock.reload(withExample('phoneFormat', { message: 'The phone looks odd.' }));
    const { body, why } = await change();
    expect(body).toEqual({ message: 'The phone format is invalid.' });
    expect(why).toBe('updatePhone 400 based on phoneRequired (no example has this message): phone fails pattern');
  });

  it('reports a bank account that lacks a newly required detail', async () => {
    const mock = createMock();
    const headers = await bearer(mock, 'wapi@test.com', 'wapi-user-all');
    const local = async () =>
      ((await send(mock, 'GET', '/user/banks/local', { headers })).body['data'] as { local: object }).local;
    expect(await local()).toMatchObject({ has_all_details: true });
    await mock.reload(
      changedSpec(({ components }) =>
        Object.assign(components.schemas['LocalBankCreate'] ?? {}, { 'x-required-on': { tt: ['bank_branch'] } }),
      ),
    );
    expect(await local()).toMatchObject({ has_all_details: false });
  });

  it('checks requests with the new schemas', async () => {
    const mock = createMock();
    const headers = await bearer(mock, 'wapi@test.com', 'wapi-user-all');
    const form = { phone: '868-555-1234' };
    const before = await send(mock, 'PATCH', '/user/phone', { headers, form });
    await mock.reload(
      changedSpec((draft) => {
        const text = JSON.stringify(draft.paths['/user/phone']).replace('"maxLength":', '"x-was":');
        draft.paths['/user/phone'] = JSON.parse(text) as SpecDraft['paths'][string];
        const schemas = Object.entries(draft.components.schemas).filter(([, { properties }]) =>
          Object.hasOwn(Object(properties), 'phone'),
        );
        for (const [, { properties }] of schemas)
          Object.assign((properties as Record<string, object>)['phone'] ?? {}, { pattern: '^nothing$' });
      }),
    );
    const after = await send(mock, 'PATCH', '/user/phone', { headers, form });
    expect([before.status, after.status]).toEqual([200, 400]);
  });

  it.each([
    ['text instead of a document', 'a text', 'The spec must be an OpenAPI 3.1 document.'],
    ['a document of a different OpenAPI version', { openapi: '3.0.3' }, 'The spec must be an OpenAPI 3.1 document.'],
    ['an empty document', { openapi: '3.1.0' }, 'Bundled spec: the document must contain'],
    [
      'a broken reference',
      changedSpec(({ paths }) => void (paths['/user'] = { $ref: '#/nowhere' } as never)),
      'received #/nowhere',
    ],
    [
      'a schema that does not compile',
      changedSpec(
        ({ paths }) =>
          void Object.assign(paths['/user']?.['get'] ?? {}, {
            parameters: [{ name: 'a', in: 'query', schema: { pattern: '(' } }],
          }),
      ),
      'The checks of getUserProfile do not compile',
    ],
    ['an example that Prism does not find', withExample('userProfile', undefined), 'userProfile'],
    [
      'a missing platform',
      changedSpec((draft) => void delete (draft['x-platforms'] as Record<string, unknown>)['tt']),
      'no platform tt',
    ],
    ['a duplicate operation id', withOperation({ ...DRAFT_OPERATION, operationId: 'getBanks' }), 'getBanks twice'],
  ])('keeps the last valid spec after %s', async (_name, spec, message) => {
    const mock = createMock();
    await expect(mock.reload(spec as OpenApiDocument)).rejects.toThrow(message);
    const headers = { 'x-wapi-key': (await persona(mock, 'wapi@test.com')).key ?? '' };
    expect((await send(mock, 'GET', '/user', { headers })).status).toBe(200);
  });

  it('applies specs in the order of the calls', async () => {
    const mock = createMock();
    const specs = ['first', 'second', 'third'].map((message) => withExample('unauthorized', { message }));
    const served: unknown[] = [];
    await Promise.all(
      specs.map(
        async (spec) => (await mock.reload(spec), served.push((await send(mock, 'GET', '/user')).body['message'])),
      ),
    );
    expect(served).toEqual(['first', 'second', 'third']);
  });

  it('applies the first of two specs if the second is invalid', async () => {
    const mock = createMock();
    const good = mock.reload(withExample('unauthorized', { message: 'good' }));
    await expect(mock.reload({ openapi: '3.1.0' })).rejects.toThrow('Bundled spec: the document must contain');
    await good;
    expect((await send(mock, 'GET', '/user')).body).toEqual({ message: 'good' });
  });

  it('completes open requests with the previous spec', async () => {
    const mock = createMock();
    const key = (await persona(mock, 'wapi@test.com')).key ?? '';
    mock.faults.set('getBanks', { latency: 0.5 });
    const begun = send(mock, 'GET', '/user/banks', { headers: { 'x-wapi-key': key } });
    await mock.reload(changedSpec(({ paths }) => void delete paths['/user/banks']));
    expect((await begun).status).toBe(200);
    expect((await send(mock, 'GET', '/user/banks', { headers: { 'x-wapi-key': key } })).status).toBe(404);
  });

  it('omits values from a recording that became secret', async () => {
    const recorder = createRecorder();
    const mock = createMock({ recorder });
    await mock.reload(
      changedSpec(
        ({ components }) =>
          void (components.schemas['Voucher'] = {
            type: 'object',
            properties: { code: { type: 'string', format: 'password' } },
          }),
      ),
    );
    await send(mock, 'POST', '/auth/tokens', {
      form: { email: 'a@example.com', code: 'hidden-away', password: 'hidden-too' },
    });
    const har = JSON.stringify(recorder.toHar());
    expect(har).toContain('a@example.com');
    expect(har).not.toContain('hidden');
  });
});

describe('an operation without a rule', () => {
  const headers = async (mock: ReturnType<typeof createMock>) => ({
    'x-wapi-key': (await persona(mock, 'wapi@test.com')).key ?? '',
  });

  it('returns its first success after the usual checks', async () => {
    const mock = createMock({ spec: withOperation(DRAFT_OPERATION) });
    const first = await send(mock, 'GET', '/vouchers', { headers: await headers(mock) });
    expect([first.status, first.body]).toEqual([200, { vouchers: [1, 2] }]);
    expect(first.why).toBe(
      'getVouchers 200 two: the mock has no rule for this operation, so it returns the first documented example',
    );
    await send(mock, 'GET', '/vouchers', { headers: await headers(mock) });
    const refused = await send(mock, 'GET', '/vouchers', { headers: await headers(mock) });
    expect([refused.status, refused.why]).toEqual([429, expect.stringContaining('the spec does not document 429')]);
    const anonymous = await send(mock, 'GET', '/vouchers');
    expect([anonymous.status, anonymous.body]).toEqual([401, { message: 'Unauthorized' }]);
    expect((await send(mock, 'DELETE', '/vouchers')).status).toBe(405);
  });

  it.each([
    ['has an id such as toString', { ...DRAFT_OPERATION, operationId: 'toString' }, 200],
    ['is public', { ...DRAFT_OPERATION, security: [] }, 200],
    ['is public, with an id such as valueOf', { ...DRAFT_OPERATION, operationId: 'valueOf', security: [] }, 200],
    [
      'has an example without a name',
      {
        ...DRAFT_OPERATION,
        responses: {
          201: {
            description: '',
            content: {
              'application/json': {
                schema: { type: 'object', properties: { a: { type: 'string', examples: ['b'] } } },
              },
            },
          },
        },
      },
      201,
    ],
    ['responds without a body', { ...DRAFT_OPERATION, responses: { 204: { description: 'Gone' } } }, 204],
    [
      'documents only a default response',
      {
        ...DRAFT_OPERATION,
        responses: {
          default: { description: '', content: { 'application/json': { examples: { one: { value: {} } } } } },
        },
      },
      200,
    ],
    [
      'documents no success',
      {
        ...DRAFT_OPERATION,
        responses: {
          410: { description: 'Gone', content: { 'application/json': { examples: { gone: { value: {} } } } } },
        },
      },
      410,
    ],
  ])('is served if it %s', async (_name, operation, status) => {
    const mock = createMock();
    await mock.reload(withOperation(operation));
    const response = await mock.fetch('http://mock/wapi/vouchers', { headers: await headers(mock) });
    expect([response.status, response.headers.get('x-wapi-mock-explain')]).toEqual([
      status,
      expect.stringContaining('no rule'),
    ]);
  });

  it('may be a method that changes state', async () => {
    const mock = createMock({ spec: withOperation(DRAFT_OPERATION, 'post') });
    expect((await send(mock, 'POST', '/vouchers', { headers: await headers(mock), form: { a: 'b' } })).status).toBe(
      200,
    );
  });
});

it('reload rejects a missing spec', () => {
  expect(() => createMock({ spec: {} as OpenApiDocument })).toThrow('The spec must be an OpenAPI 3.1 document.');
});
