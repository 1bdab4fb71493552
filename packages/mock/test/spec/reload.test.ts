import { document, type OpenApiDocument } from '@wapi/types';
import { describe, expect, it } from 'vitest';
import { createMock, createRecorder } from '../../src/index.js';
import { bearer, LOCAL_BANK, persona, send } from '../support/caller.js';
import { image } from '../support/images.js';

interface Draft extends OpenApiDocument {
  paths: Record<string, Record<string, Record<string, unknown>>>;
  components: Record<'examples' | 'schemas', Record<string, Record<string, unknown>>>;
}

/** A copy of the spec with a change in it. */
function changed(change: (draft: Draft) => void): OpenApiDocument {
  const draft = structuredClone(document) as Draft;
  change(draft);
  return draft;
}

function setExample(name: string, value: unknown) {
  return changed(({ components }) => {
    const example = components.examples[name];
    if (example === undefined) throw new Error(`The spec has no example ${name}.`);
    example['value'] = value;
  });
}

/** An operation as somebody has just begun to write it. */
const DRAFT = {
  operationId: 'getVouchers',
  summary: 'List vouchers',
  description: 'Lists them.',
  tags: ['User'],
  'x-sdk-method': 'vouchers',
  'x-provenance': 'inferred',
  'x-rate-limit': { requests: 2, per: 'minute' },
  security: [{ bearer: ['wapi-user-retrieve'] }, { wapiKey: [] }],
  responses: {
    200: {
      description: 'OK',
      content: {
        'application/json': {
          schema: { type: 'object' },
          examples: { two: { value: { vouchers: [1, 2] } }, none: { value: { vouchers: [] } } },
        },
      },
    },
  },
};
const withDraft = (operation: object, method = 'get') =>
  changed(({ paths }) => void (paths['/vouchers'] = { [method]: { ...operation } }));

describe('a mock whose spec is changed while it runs', () => {
  it('answers with what the new spec says, from the state that it had', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    const mock = createMock({ clock: () => now });
    const headers = await bearer(mock, 'new@test.com', 'wapi-user-all');
    await send(mock, 'POST', '/user/banks/local', { headers, form: LOCAL_BANK });
    const before = await send(mock, 'POST', '/user/banks/local', { headers, form: LOCAL_BANK });
    expect([before.status, before.headers.get('x-ratelimit-remaining')]).toEqual([409, expect.stringMatching(/^\d+$/)]);

    await mock.reload(setExample('localBankExists', { message: 'You have one.' }));
    now += 1000;
    const after = await send(mock, 'POST', '/user/banks/local', { headers, form: LOCAL_BANK });
    expect([after.status, after.body]).toEqual([409, { message: 'You have one.' }]);
    expect(Number(after.headers.get('x-ratelimit-remaining'))).toBe(
      Number(before.headers.get('x-ratelimit-remaining')) - 1,
    );
    expect(after.headers.get('x-ratelimit-reset')).toBe(before.headers.get('x-ratelimit-reset'));
  });

  it('does not call a check by the name of an example that has other words', async () => {
    const mock = createMock();
    const headers = await bearer(mock, 'new@test.com', 'wapi-user-all');
    const change = () => send(mock, 'PATCH', '/user/phone', { headers, form: { phone: 'abc' } });
    expect((await change()).why).toBe('updatePhone 400 phoneFormat: phone fails pattern');
    await mock.reload(setExample('phoneFormat', { message: 'The phone looks odd.' }));
    const { body, why } = await change();
    expect(body).toEqual({ message: 'The phone format is invalid.' });
    expect(why).toBe('updatePhone 400 based on phoneRequired (no example has this message): phone fails pattern');
  });

  it('knows of a bank account that lacks a detail which is required now', async () => {
    const mock = createMock();
    const headers = await bearer(mock, 'wapi@test.com', 'wapi-user-all');
    const local = async () =>
      ((await send(mock, 'GET', '/user/banks/local', { headers })).body['data'] as { local: object }).local;
    expect(await local()).toMatchObject({ has_all_details: true });
    await mock.reload(
      changed(({ components }) =>
        Object.assign(components.schemas['LocalBankCreate'] ?? {}, { 'x-required-on': { tt: ['bank_branch'] } }),
      ),
    );
    expect(await local()).toMatchObject({ has_all_details: false });
  });

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

    await mock.reload(setExample('pictureExists', { message: 'You have one.' }));
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

  it('starts the accounts that nobody has touched as the new samples say, and leaves the others', async () => {
    const mock = createMock();
    const { components } = document as Draft;
    const profile = structuredClone(components.examples['userProfile']?.['value']) as { data: Record<string, unknown> };
    const touched = { 'x-wapi-key': (await persona(mock, 'wapi@test.com')).key ?? '' };
    const untouched = { 'x-wapi-key': (await persona(mock, 'restricted@test.com')).key ?? '' };
    await send(mock, 'GET', '/user', { headers: touched });
    await mock.reload(setExample('userProfile', { ...profile, data: { ...profile.data, last_name: 'CHANGED' } }));
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

  it('holds a limit that was lowered against what was counted before', async () => {
    const mock = createMock();
    const headers = { 'x-wapi-key': (await persona(mock, 'new@test.com')).key ?? '' };
    for (let times = 0; times < 3; times += 1) await send(mock, 'GET', '/user', { headers });
    await mock.reload(
      changed(({ paths }) =>
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

  it('never says that less than nothing is left of one', async () => {
    const mock = createMock();
    for (let times = 0; times < 3; times += 1) await send(mock, 'GET', '/withdrawals/meta');
    await mock.reload(
      changed(({ paths }) =>
        Object.assign(paths['/withdrawals/meta']?.['get'] ?? {}, { 'x-rate-limit': { requests: 2, per: 'minute' } }),
      ),
    );
    const asked = await send(mock, 'GET', '/withdrawals/meta', { headers: { prefer: 'code=200' } });
    expect([asked.headers.get('x-ratelimit-limit'), asked.headers.get('x-ratelimit-remaining')]).toEqual(['2', '0']);
  });

  it('checks by the new schemas', async () => {
    const mock = createMock();
    const headers = await bearer(mock, 'wapi@test.com', 'wapi-user-all');
    const form = { phone: '868-555-1234' };
    const before = await send(mock, 'PATCH', '/user/phone', { headers, form });
    await mock.reload(
      changed((draft) => {
        const text = JSON.stringify(draft.paths['/user/phone']).replace('"maxLength":', '"x-was":');
        draft.paths['/user/phone'] = JSON.parse(text) as Draft['paths'][string];
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
    ['no document at all', 'a text', 'The spec must be an OpenAPI 3.1 document.'],
    ['a document of another kind', { openapi: '3.0.3' }, 'The spec must be an OpenAPI 3.1 document.'],
    ['a document without anything in it', { openapi: '3.1.0' }, 'The bundled spec has no'],
    [
      'a reference to nowhere',
      changed(({ paths }) => void (paths['/user'] = { $ref: '#/nowhere' } as never)),
      'nothing at #/nowhere',
    ],
    [
      'a schema that does not compile',
      changed(
        ({ paths }) =>
          void Object.assign(paths['/user']?.['get'] ?? {}, {
            parameters: [{ name: 'a', in: 'query', schema: { pattern: '(' } }],
          }),
      ),
      'The checks of getUserProfile do not compile',
    ],
    ['an example that Prism does not find', setExample('userProfile', undefined), 'userProfile'],
    [
      'no platform of its own',
      changed((draft) => void delete (draft['x-platforms'] as Record<string, unknown>)['tt']),
      'no platform tt',
    ],
    ['an operation twice', withDraft({ ...DRAFT, operationId: 'getBanks' }), 'getBanks twice'],
  ])('keeps the last good spec when it is given %s', async (_what, spec, message) => {
    const mock = createMock();
    await expect(mock.reload(spec as OpenApiDocument)).rejects.toThrow(message);
    const headers = { 'x-wapi-key': (await persona(mock, 'wapi@test.com')).key ?? '' };
    expect((await send(mock, 'GET', '/user', { headers })).status).toBe(200);
  });

  it('takes specs in the order in which it is given them', async () => {
    const mock = createMock();
    const specs = ['first', 'second', 'third'].map((message) => setExample('unauthorized', { message }));
    const served: unknown[] = [];
    await Promise.all(
      specs.map(
        async (spec) => (await mock.reload(spec), served.push((await send(mock, 'GET', '/user')).body['message'])),
      ),
    );
    expect(served).toEqual(['first', 'second', 'third']);
  });

  it('takes the good one of two specs of which the later is broken', async () => {
    const mock = createMock();
    const good = mock.reload(setExample('unauthorized', { message: 'good' }));
    await expect(mock.reload({ openapi: '3.1.0' })).rejects.toThrow('The bundled spec has no');
    await good;
    expect((await send(mock, 'GET', '/user')).body).toEqual({ message: 'good' });
  });

  it('answers what has begun by the spec before', async () => {
    const mock = createMock();
    const key = (await persona(mock, 'wapi@test.com')).key ?? '';
    mock.faults.set('getBanks', { latency: 0.5 });
    const begun = send(mock, 'GET', '/user/banks', { headers: { 'x-wapi-key': key } });
    await mock.reload(changed(({ paths }) => void delete paths['/user/banks']));
    expect((await begun).status).toBe(200);
    expect((await send(mock, 'GET', '/user/banks', { headers: { 'x-wapi-key': key } })).status).toBe(404);
  });

  it('leaves out of a recording what has become secret', async () => {
    const recorder = createRecorder();
    const mock = createMock({ recorder });
    await mock.reload(
      changed(
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

it('names the example that a rule asks for and the spec does not have any more', async () => {
  const mock = createMock();
  const headers = { 'x-wapi-key': (await persona(mock, 'wapi@test.com')).key ?? '' };
  await mock.reload(
    JSON.parse(
      JSON.stringify(document).replaceAll('"pictureExists":{"$ref"', '"photoExists":{"$ref"'),
    ) as OpenApiDocument,
  );
  const refused = await send(mock, 'POST', '/user/picture', { headers, form: { picture: image('png') } });
  expect([refused.status, refused.body['message']]).toEqual([
    500,
    expect.stringContaining('no example pictureExists for the 409 of createPicture'),
  ]);
});

describe('an operation that the mock was not built with', () => {
  const headers = async (mock: ReturnType<typeof createMock>) => ({
    'x-wapi-key': (await persona(mock, 'wapi@test.com')).key ?? '',
  });

  it('is answered with its first success, after the checks that all have', async () => {
    const mock = createMock({ spec: withDraft(DRAFT) });
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
    ['has an id that every object has', { ...DRAFT, operationId: 'toString' }, 200],
    ['is public', { ...DRAFT, security: [] }, 200],
    ['is public, with an id like that', { ...DRAFT, operationId: 'valueOf', security: [] }, 200],
    [
      'has an example without a name',
      {
        ...DRAFT,
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
    ['answers without a body', { ...DRAFT, responses: { 204: { description: 'Gone' } } }, 204],
    [
      'documents an answer for any status only',
      {
        ...DRAFT,
        responses: {
          default: { description: '', content: { 'application/json': { examples: { one: { value: {} } } } } },
        },
      },
      200,
    ],
    [
      'documents no success',
      {
        ...DRAFT,
        responses: {
          410: { description: 'Gone', content: { 'application/json': { examples: { gone: { value: {} } } } } },
        },
      },
      410,
    ],
  ])('may be one that %s', async (_what, operation, status) => {
    const mock = createMock();
    await mock.reload(withDraft(operation));
    const response = await mock.fetch('http://mock/wapi/vouchers', { headers: await headers(mock) });
    expect([response.status, response.headers.get('x-wapi-mock-explain')]).toEqual([
      status,
      expect.stringContaining('no rule'),
    ]);
  });

  it('may change things', async () => {
    const mock = createMock({ spec: withDraft(DRAFT, 'post') });
    expect((await send(mock, 'POST', '/vouchers', { headers: await headers(mock), form: { a: 'b' } })).status).toBe(
      200,
    );
  });
});

it('a mock that is given no spec says so', () => {
  expect(() => createMock({ spec: {} as OpenApiDocument })).toThrow('The spec must be an OpenAPI 3.1 document.');
});
