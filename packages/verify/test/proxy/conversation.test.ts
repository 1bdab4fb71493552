import { contract, type Operation, type OperationId, type Platform, platforms } from '@wapi/types';
import { describe, expect, it } from 'vitest';
import type { Deviation } from '../../src/index.js';
import { BASE_URL, bearer, type FormInput, LOCAL_BANK, type Reply, send } from '../../../mock/test/support/caller.js';
import { image } from '../../../mock/test/support/images.js';
import { key } from '../../../mock/test/support/error-case.js';
import { errorCases } from '../../../mock/test/support/error-cases.js';
import { mockBehindProxy } from '../support/through-proxy.js';

/**
 * Overrides for operations that fail if the first persona sends the spec's examples. An override may change the persona
 * or the form, or name an operation to call first.
 */
const CALL_OVERRIDES: Partial<Record<OperationId, { email?: string; form?: FormInput; after?: OperationId }>> = {
  createPicture: { email: 'new@test.com', form: { picture: image('png') } },
  updatePicture: { form: { picture: image('png') } },
  createLocalBank: { email: 'new@test.com', form: LOCAL_BANK },
  createForeignBank: { email: 'new@test.com' },
  updateForeignBank: { after: 'createForeignBank', email: 'new@test.com' },
  deleteForeignBank: { after: 'createForeignBank', email: 'new@test.com' },
  updatePassword: {
    form: { old_password: 'Passw0rd!', new_password: 'N3w-Passw0rd!', confirm_password: 'N3w-Passw0rd!' },
  },
};

const { mock, proxy } = await mockBehindProxy();

async function succeed(operation: Operation): Promise<Reply> {
  const { id, method, parameters, requestBody, credentials } = operation;
  const { email, form, after } = { ...CALL_OVERRIDES[id] };
  for (const earlier of contract.operations.filter((candidate) => candidate.id === after)) await succeed(earlier);
  const own = email ?? (id.endsWith('Account') ? 'mma@test.com' : 'wapi@test.com');
  const headers =
    credentials.includes('wapiKey') && id !== 'revokeToken'
      ? await key(mock, own)
      : credentials.length > 0
        ? await bearer(mock, own, 'wapi-user-all')
        : {};
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const path = inPath.reduce(
    (filled, { name, example }) => filled.replace(`{${name}}`, String(example)),
    operation.path,
  );
  const query = new URLSearchParams(
    parameters
      .filter((parameter) => parameter.in === 'query' && parameter.required)
      .map(({ name, example }) => [name, String(example)]),
  );
  const sent = form ?? (await exampleOf(operation));
  return send(mock, method, `${path}${query.size > 0 ? `?${query}` : ''}`, {
    headers,
    ...(requestBody && { form: sent }),
  });
}

/** The first example of an operation's form, with a valid refresh token if the operation needs one. */
async function exampleOf({ id, requestBody }: Operation): Promise<FormInput> {
  const example = (requestBody?.content[0]?.examples[0]?.value ?? {}) as FormInput;
  if (id !== 'refreshToken') return example;
  const form = { email: 'wapi@test.com', password: 'Passw0rd!', scopes: 'wapi-user-all' };
  return { refresh_token: String((await send(mock, 'POST', '/auth/tokens', { form })).body['refresh_token']) };
}

describe('the mock behind a proxy', () => {
  it.each(contract.operations)('does not deviate in a successful call of $id', async (operation) => {
    await mock.reset();
    const before = (await proxy.deviations()).length;
    const { status, why } = await succeed(operation);
    expect([200, 201], why).toContain(status);
    expect((await proxy.deviations()).slice(before)).toEqual([]);
  });

  it('has no deviation of the API in any documented error', async () => {
    for (const { trigger } of errorCases) {
      await mock.reset();
      await trigger(mock);
    }
    const deviations = await proxy.deviations();
    expect(deviations.filter(({ level }) => level === 'api')).toEqual([]);
    // The requests that cause these errors are invalid, so the proxy reports client deviations.
    expect(deviations.filter(({ level }) => level === 'client').length).toBeGreaterThan(50);
    expect(proxy.report().requests).toBeGreaterThan(errorCases.length);
  });

  it('does not deviate in a fault of a documented status code', async () => {
    await mock.reset();
    const headers = await key(mock, 'wapi@test.com');
    const before = (await proxy.deviations()).length;
    for (const status of [401, 403, 429, 500]) {
      mock.faults.set('getUserProfile', { status, times: 1 });
      expect((await send(mock, 'GET', '/user', { headers })).status).toBe(status);
    }
    expect((await proxy.deviations()).slice(before)).toEqual([]);
  });

  it('does not deviate in any documented response', async () => {
    const headers = await key(mock, 'wapi@test.com');
    for (const { method, path, responses } of contract.operations) {
      for (const { status, examples } of responses) {
        for (const { name } of examples)
          await mock.fetch(BASE_URL + path, {
            method,
            headers: { ...headers, prefer: `code=${status}, example=${name}` },
          });
      }
    }
    const isInResponse = ({ direction }: Deviation): boolean => direction === 'response';
    expect((await proxy.deviations()).filter(isInResponse)).toEqual([]);
  });
});

describe.each(platforms)('the mock of platform %s behind a proxy', async (platform: Platform) => {
  const behind = await mockBehindProxy({ platform });

  it('does not deviate', async () => {
    const headers = await key(behind.mock, 'wapi@test.com');
    for (const path of [
      '/user',
      '/user/banks',
      '/withdrawals',
      '/withdrawals/meta',
      '/transactions?environment=sandbox',
      '/transactions/meta',
      '/trusted-cards',
    ])
      expect((await send(behind.mock, 'GET', path, { headers })).status, path).toBe(200);
    expect(await behind.proxy.deviations()).toEqual([]);
  });
});
