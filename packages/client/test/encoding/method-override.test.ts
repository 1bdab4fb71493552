import { createRawClient } from '../../src/raw.js';
import { contract, type OperationId } from '@wapi/types';
import { expect, test } from 'vitest';
import { createWapi, type Wapi } from '../../src/index.js';
import { after, type CallResult, type Call, calls } from '../support/calls.js';
import {
  KEY,
  createRecordingClient,
  withoutPacingOrRetries,
  getRejection,
  TOKEN,
  toFetch,
} from '../support/recording-client.js';
import { createMockPersonas, PASSWORD } from '../support/mock-personas.js';

/** The account with which a call to the operation succeeds. */
const personas: Partial<Record<OperationId, string>> = {
  createPicture: 'new@test.com',
  createLocalBank: 'new@test.com',
};
const personaOf = (id: OperationId): string =>
  personas[id] ??
  (id.endsWith('Account') ? 'mma@test.com' : id.endsWith('ForeignBank') ? 'new@test.com' : 'wapi@test.com');
const prepared: Partial<Record<OperationId, Call>> = {
  updateForeignBank: after(calls.createForeignBank, calls.updateForeignBank),
  deleteForeignBank: after(calls.createForeignBank, calls.deleteForeignBank),
};

interface Sent {
  method: string;
  url: string;
  type: string | null;
  form: [string, unknown][];
}

/** Calls an operation on a new mock. Returns the last request and the response. */
async function run(id: OperationId, methodOverride: boolean): Promise<{ sent: Sent; answer: CallResult }> {
  const world = createMockPersonas();
  const granted = await world
    .client()
    .auth.grant({ email: personaOf(id), password: PASSWORD, scopes: scopesOf(personaOf(id)) })
    .orThrow();
  let last: Request | undefined;
  const fetch = toFetch((request) => {
    last = request.clone();
    return world.fetch(request);
  });
  const token = granted.access_token;
  const wapi = createWapi({
    ...withoutPacingOrRetries,
    baseUrl: 'http://wapi.mock/wapi',
    auth: { token },
    fetch,
    methodOverride,
  });
  const answer = await (prepared[id] ?? calls[id])(wapi);
  const type = last?.headers.get('Content-Type')?.split(';')[0] ?? null;
  const form = type
    ? [...((await last?.formData()) ?? [])].map(([name, value]): [string, unknown] => [
        name,
        typeof value === 'string' ? value : value.name,
      ])
    : [];
  return { sent: { method: last?.method ?? '', url: last?.url ?? '', type, form }, answer };
}

function scopesOf(email: string): 'wapi-user-all' {
  const groups = [
    'user',
    'transactions',
    'trusted-cards',
    'withdrawals',
    ...(email.startsWith('mma') ? ['accounts'] : []),
  ];
  return groups.map((group) => `wapi-${group}-all`).join(' ') as 'wapi-user-all';
}

test('the contract overrides the methods of some operations and not of others', () => {
  const overridden = contract.operations.filter(({ methodOverride }) => methodOverride).map(({ method }) => method);
  expect(new Set(overridden)).toEqual(new Set(['PATCH']));
  expect(overridden.length).toBeLessThan(contract.operations.length);
});

test.each(contract.operations.map(({ id, methodOverride }) => [id, methodOverride] as const))(
  '%s is sent as the contract has it, and answered as without the option',
  async (id, override) => {
    const [plain, changed] = [await run(id, false), await run(id, true)];
    expect(plain.answer.status).toBeLessThan(300);
    expect(changed.answer.status).toBe(plain.answer.status);
    // Ignore the form of `refreshToken`, because its token differs each time.
    const given = id === 'refreshToken' ? { ...plain.sent, form: changed.sent.form } : plain.sent;
    const field: [string, unknown][] = override ? [[override.field, override.value]] : [];
    expect(changed.sent).toEqual({
      ...given,
      method: override?.method ?? plain.sent.method,
      form: [...field, ...given.form],
    });
  },
);

test("raw overrides methods as the client's methods do", async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY }, undefined, {
    ...withoutPacingOrRetries,
    methodOverride: true,
  });
  await createRawClient(wapi).PATCH('/user/phone', { body: { phone: '+1868' } });
  expect(seen[0]?.method).toBe('POST');
  expect([...((await seen[0]?.formData()) ?? [])]).toEqual([
    ['_method', 'PATCH'],
    ['phone', '+1868'],
  ]);
});

test.each([true, false])('a body cannot contain another method (option: %s)', async (methodOverride) => {
  const { wapi, seen } = createRecordingClient({ token: TOKEN }, undefined, {
    ...withoutPacingOrRetries,
    methodOverride,
  });
  const smuggle = (client: Wapi): Promise<unknown> => client.user.updateLocalBank({ _method: 'DELETE' } as never);
  const error = await getRejection(smuggle(wapi));
  expect(error.message).toBe(
    '[PATCH] /user/banks/local: _method must be left out, because the client sets it. Pass methodOverride to ' +
      'createWapi',
  );
  expect(seen).toHaveLength(0);
});
