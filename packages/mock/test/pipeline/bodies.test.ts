import { contract } from '@wapi/types';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createMock } from '../support/create-mock.js';
import { bearer, BASE_URL, LOCAL_BANK, send } from '../support/caller.js';

describe('the body of a request', () => {
  const mock = createMock({ rateLimit: false });
  let headers: Record<string, string> = {};
  beforeEach(async () => {
    await mock.reset();
    headers = await bearer(mock, 'new@test.com', 'wapi-user-all');
  });
  afterAll(() => mock.close());

  const raw = async (method: string, path: string, type: string, body: string): Promise<[number, string]> => {
    const init = { method, headers: { ...headers, 'content-type': type }, body };
    const response = await mock.fetch(`${BASE_URL}${path}`, init);
    return [response.status, response.headers.get('x-wapi-mock-explain') ?? ''];
  };
  const local = async (): Promise<unknown> =>
    ((await send(mock, 'GET', '/user/banks/local', { headers })).body['data'] as { local: unknown }).local;

  it('is trimmed before it is stored', async () => {
    const form = { ...LOCAL_BANK, name_in_bank: '  Trim Me  ', bank_account: '\t123\uFEFF' };
    expect((await send(mock, 'POST', '/user/banks/local', { headers, form })).status).toBe(201);
    expect(await local()).toMatchObject({ name_in_bank: 'Trim Me', bank_account: '123' });
  });

  it('is measured after it is trimmed', async () => {
    const longest = { ...LOCAL_BANK, name_in_bank: `  ${'x'.repeat(255)}  ` };
    expect((await send(mock, 'POST', '/user/banks/local', { headers, form: longest })).status).toBe(201);
    const tooLong = { name_in_bank: ` ${'x'.repeat(256)} ` };
    expect((await send(mock, 'PATCH', '/user/banks/local', { headers, form: tooLong })).status).toBe(400);
  });

  it('lacks a field that is blank', async () => {
    const form = { ...LOCAL_BANK, bank_name: ' \u00A0 ' };
    const { status, body } = await send(mock, 'POST', '/user/banks/local', { headers, form });
    expect([status, body['message']]).toEqual([400, 'The bank name field is required.']);
  });

  it('is kept although it has no closing delimiter, which the explanation tells', async () => {
    const parts = Object.entries(LOCAL_BANK).map(
      ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const [status, why] = await raw('POST', '/user/banks/local', 'multipart/form-data; boundary=b', parts.join(''));
    expect(status).toBe(201);
    expect(why).toMatch(/; the multipart\/form-data body has no closing delimiter$/);
    expect(await local()).toMatchObject(LOCAL_BANK);
  });

  it('has no field whose name escapes a quote with %22', async () => {
    const body = '--b\r\nContent-Disposition: form-data; name="bank%22name"\r\n\r\nx\r\n--b--';
    const [status, why] = await raw('PATCH', '/user/banks/local', 'multipart/form-data; boundary=b', body);
    expect([status, why]).toEqual([400, 'updateLocalBank 400 noFields: the body fails minProperties']);
  });

  it('may be an SVG with a byte order mark', async () => {
    const picture = new File(['\uFEFF<svg xmlns="http://www.w3.org/2000/svg"/>'], 'a.svg');
    expect((await send(mock, 'POST', '/user/picture', { headers, form: { picture } })).status).toBe(201);
  });

  it('of an unread media type is explained on a success too', async () => {
    await send(mock, 'POST', '/user/banks/local', { headers, form: LOCAL_BANK });
    const [status, why] = await raw('DELETE', '/user/banks/local', 'application/json', '{}');
    expect([status, why]).toEqual([
      200,
      `deleteLocalBank 200 ok: a local bank account was set up; the operation has no body, received application/json`,
    ]);
  });

  it.each(['fields', 'none'])('of an unread media type is explained on a rejection (%s)', async (kind) => {
    const body = kind === 'fields' ? '{"phone":"+18687778899"}' : '{}';
    const [status, why] = await raw('PATCH', '/user/phone', 'application/json', body);
    expect(status).toBe(400);
    expect(why).toMatch(/; the media type must be .+, received application\/json$/);
  });

  it('that is empty is not explained', async () => {
    const [status, why] = await raw('DELETE', '/user/banks/local', 'application/json', '');
    expect([status, why]).toEqual([400, 'deleteLocalBank 400 localBankMissing: no local bank account is set up']);
  });
});

describe('a response that belongs to no operation', () => {
  const mock = createMock();
  afterAll(() => mock.close());

  it('has the headers of the spec, without rate-limit headers', async () => {
    const { notFound, payloadTooLarge } = contract.fallbacks;
    const lost = await mock.fetch(`${BASE_URL}/nope`);
    const large = await mock.fetch(`${BASE_URL}/user/picture`, {
      method: 'POST',
      body: new Uint8Array(17 * 1024 * 1024),
    });
    expect([lost.status, large.status]).toEqual([404, 413]);
    for (const [response, { headers }] of [
      [lost, notFound],
      [large, payloadTooLarge],
    ] as const) {
      expect(headers).toEqual([]);
      expect([...response.headers.keys()].filter((name) => /ratelimit|retry-after/.test(name))).toEqual([]);
    }
  });
});
