import { contract, type OperationId } from '@wapi/types';
import { describe, expect, test } from 'vitest';
import type { Wapi } from '../src/index.js';
import { TOKEN } from './support/observe.js';
import { createWorld, PASSWORD, type World } from './support/personas.js';

interface Answer {
  status: number;
  data: unknown;
  error: { message: string } | undefined;
}
type Call = (wapi: Wapi) => Promise<Answer>;

const png = Uint8Array.from(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
);
const picture = { data: png, filename: 'me.png', type: 'image/png' };
const local = { bank_name: 'Republic Bank LTD', name_in_bank: 'John Smith', bank_account: '000123456789' };
const foreign = {
  beneficiary_name: 'John Smith',
  beneficiary_account_number: '000123456789',
  beneficiary_address: '12 Frederick Street, Port of Spain',
  beneficiary_bank: 'First Example Bank',
  beneficiary_bank_swift_or_routing_code: 'FEXBUS33',
  bank_address: '100 Main Street, Miami, FL 33101',
  intermediary_bank: 'Second Example Bank',
  intermediary_bank_address: '200 Wall Street, New York, NY 10005',
  intermediary_bank_swift_code: 'SEXBUS33',
  intermediary_bank_routing_number_or_aba: '021000021',
};
const account = { email: 'jane@example.com', first_name: 'Jane', last_name: 'Smith', password: 'correct-horse-7' };
const passwords = { old_password: PASSWORD, new_password: 'Correct-horse-8', confirm_password: 'Correct-horse-8' };
const grant = { email: 'wapi@test.com', password: PASSWORD, scopes: 'wapi-user-all' };

/** One valid call of every operation. */
const calls: Record<OperationId, Call> = {
  createToken: (wapi) => wapi.auth.grant(grant),
  refreshToken: async (wapi) => {
    const { data } = await wapi.auth.grant(grant);
    return wapi.auth.refresh({ refresh_token: data?.refresh_token ?? 'none' });
  },
  revokeToken: (wapi) => wapi.auth.revoke(),
  createAccount: (wapi) => wapi.accounts.create(account),
  retrieveAccount: (wapi) => wapi.accounts.retrieve('1428855397'),
  updateAccount: (wapi) => wapi.accounts.update('1428855397', { first_name: 'Johnathan' }),
  deleteAccount: (wapi) => wapi.accounts.delete('1428855397'),
  updatePassword: (wapi) => wapi.user.updatePassword(passwords),
  updatePhone: (wapi) => wapi.user.updatePhone({ phone: '+18687770000' }),
  getUserProfile: (wapi) => wapi.user.getProfile(),
  createPicture: (wapi) => wapi.user.createPicture({ picture }),
  updatePicture: (wapi) => wapi.user.updatePicture({ picture }),
  deletePicture: (wapi) => wapi.user.deletePicture(),
  getBanks: (wapi) => wapi.user.getBanks(),
  getLocalBank: (wapi) => wapi.user.getLocalBank(),
  createLocalBank: (wapi) => wapi.user.createLocalBank(local),
  updateLocalBank: (wapi) => wapi.user.updateLocalBank({ bank_account: '000987654321' }),
  deleteLocalBank: (wapi) => wapi.user.deleteLocalBank(),
  getForeignBank: (wapi) => wapi.user.getForeignBank(),
  createForeignBank: (wapi) => wapi.user.createForeignBank(foreign),
  updateForeignBank: (wapi) => wapi.user.updateForeignBank({ bank_address: '1 Main Street' }),
  deleteForeignBank: (wapi) => wapi.user.deleteForeignBank(),
};
const operations = contract.operations.map(({ id }) => id);
/** Revoking takes a token and no key, so it has tests of its own. */
const secured = contract.operations.filter(({ credentials }) => credentials.length > 1).map(({ id }) => id);

/** The documented statuses that were seen, by operation. */
const seen = new Map<OperationId, Set<number>>(operations.map((id) => [id, new Set()]));

interface Summary {
  status: number;
  message: string;
  kind: 'data' | 'error' | 'both';
}

/** What an answer says; notes that its status was seen. */
function summary(id: OperationId, { status, data, error }: Answer): Summary {
  seen.get(id)?.add(status);
  const { message } = (data ?? error) as { message: string };
  return { status, message, kind: data !== undefined && error !== undefined ? 'both' : data === undefined ? 'error' : 'data' };
}

/** What a named example of the contract says. */
function documented(id: OperationId, name: string): Summary {
  const operation = contract.operations.find((candidate) => candidate.id === id);
  for (const { status, examples } of operation?.responses ?? []) {
    const example = examples.find((candidate) => candidate.name === name);
    if (example) return { status, message: (example.value as { message: string }).message, kind: status < 400 ? 'data' : 'error' };
  }
  throw new Error(`${id} has no example ${name}`);
}

describe('every operation succeeds', () => {
  const cases: [OperationId, as: string, example: string, before?: OperationId][] = [
    ['createToken', 'wapi@test.com', 'tokenGranted'],
    ['refreshToken', 'wapi@test.com', 'tokenGranted'],
    ['createAccount', 'mma@test.com', 'accountCreated'],
    ['createAccount', 'mma@test.com', 'accountLinked', 'createAccount'],
    ['retrieveAccount', 'mma@test.com', 'account'],
    ['updateAccount', 'mma@test.com', 'ok'],
    ['deleteAccount', 'mma@test.com', 'ok'],
    ['updatePassword', 'wapi@test.com', 'ok'],
    ['updatePhone', 'wapi@test.com', 'ok'],
    ['getUserProfile', 'wapi@test.com', 'userProfile'],
    ['createPicture', 'new@test.com', 'created'],
    ['updatePicture', 'wapi@test.com', 'ok'],
    ['deletePicture', 'wapi@test.com', 'ok'],
    ['getBanks', 'wapi@test.com', 'banks'],
    ['getLocalBank', 'wapi@test.com', 'localBank'],
    ['createLocalBank', 'new@test.com', 'created'],
    ['updateLocalBank', 'wapi@test.com', 'ok'],
    ['deleteLocalBank', 'wapi@test.com', 'ok'],
    ['getForeignBank', 'wapi@test.com', 'foreignBank'],
    ['createForeignBank', 'new@test.com', 'created'],
    ['updateForeignBank', 'new@test.com', 'ok', 'createForeignBank'],
    ['deleteForeignBank', 'new@test.com', 'ok', 'createForeignBank'],
  ];

  test.each(cases)('%s as %s: %s', async (id, email, example, before) => {
    const wapi = await createWorld().as(email);
    if (before) await calls[before](wapi);
    expect(summary(id, await calls[id](wapi))).toEqual(documented(id, example));
  });
});

describe('documented errors', () => {
  const wrong = { data: new TextEncoder().encode('plain text'), filename: 'me.txt', type: 'text/plain' };
  const cases: [OperationId, as: string, example: string, call?: Call][] = [
    ['createToken', 'wapi@test.com', 'invalidScopes', (wapi) => wapi.auth.grant({ ...grant, scopes: 'wapi-nothing-all' })],
    ['createToken', 'wapi@test.com', 'credentialsIncorrect', (wapi) => wapi.auth.grant({ ...grant, password: 'not-the-one' })],
    ['createToken', 'wapi@test.com', 'scopeNotAllowed', (wapi) => wapi.auth.grant({ ...grant, scopes: 'wapi-accounts-all' })],
    ['refreshToken', 'wapi@test.com', 'refreshTokenMissing', (wapi) => wapi.auth.refresh({ refresh_token: '' })],
    ['refreshToken', 'wapi@test.com', 'refreshTokenInvalid', (wapi) => wapi.auth.refresh({ refresh_token: 'used' })],
    ['createAccount', 'mma@test.com', 'accountEmailFormat', (wapi) => wapi.accounts.create({ ...account, email: 'jane' })],
    ['retrieveAccount', 'mma@test.com', 'accountNumberInvalid', (wapi) => wapi.accounts.retrieve('1')],
    ['deleteAccount', 'mma@test.com', 'accountNotAuthorized', (wapi) => wapi.accounts.delete('1234567890')],
    ['deleteAccount', 'mma@test.com', 'accountNumberInvalid', (wapi) => wapi.accounts.delete('1')],
    ['updatePassword', 'wapi@test.com', 'oldPasswordWrong', (wapi) => wapi.user.updatePassword({ ...passwords, old_password: 'another' })],
    ['updatePhone', 'wapi@test.com', 'phoneFormat', (wapi) => wapi.user.updatePhone({ phone: 'none' })],
    ['updateAccount', 'mma@test.com', 'accountNumberFormat', (wapi) => wapi.accounts.update('12a', { first_name: 'Jo' })],
    ['updateAccount', 'mma@test.com', 'accountNotModifiable', (wapi) => wapi.accounts.update('1', { first_name: 'Jo' })],
    ['updateAccount', 'mma@test.com', 'accountFieldInvalid', (wapi) => wapi.accounts.update('1428855397', { email: 'nobody' })],
    ['updateAccount', 'mma@test.com', 'emailTaken', (wapi) => wapi.accounts.update('1428855397', { email: 'wapi@test.com' })],
    ['createPicture', 'wapi@test.com', 'pictureExists'],
    ['createPicture', 'new@test.com', 'pictureType', (wapi) => wapi.user.createPicture({ picture: wrong })],
    ['createPicture', 'new@test.com', 'pictureRequired', (wapi) => wapi.user.createPicture({} as never)],
    ['updatePicture', 'new@test.com', 'pictureMissing'],
    ['updatePicture', 'wapi@test.com', 'pictureType', (wapi) => wapi.user.updatePicture({ picture: wrong })],
    ['deletePicture', 'new@test.com', 'pictureMissing'],
    ['createLocalBank', 'wapi@test.com', 'localBankExists'],
    ['createLocalBank', 'unverified@test.com', 'notVerified'],
    ['createLocalBank', 'new@test.com', 'localBankInvalid', (wapi) => wapi.user.createLocalBank({ ...local, bank_name: undefined as never })],
    ['updateLocalBank', 'new@test.com', 'localBankMissing'],
    ['updateLocalBank', 'wapi@test.com', 'noFields', (wapi) => wapi.user.updateLocalBank({})],
    ['updateLocalBank', 'unverified@test.com', 'notVerified'],
    ['deleteLocalBank', 'new@test.com', 'localBankMissing'],
    ['createForeignBank', 'unverified@test.com', 'notVerified'],
    [
      'createForeignBank',
      'new@test.com',
      'foreignBankInvalid',
      (wapi) => wapi.user.createForeignBank({ ...foreign, beneficiary_name: undefined as never }),
    ],
    ['updateForeignBank', 'wapi@test.com', 'foreignBankMissing'],
    ['updateForeignBank', 'wapi@test.com', 'noFields', (wapi) => wapi.user.updateForeignBank({})],
    ['updateForeignBank', 'unverified@test.com', 'notVerified'],
    ['deleteForeignBank', 'wapi@test.com', 'foreignBankMissing'],
  ];

  test.each(cases)('%s as %s: %s', async (id, email, example, call = calls[id]) => {
    expect(summary(id, await call(await createWorld().as(email)))).toEqual(documented(id, example));
  });

  test('createForeignBank a second time: foreignBankExists', async () => {
    const wapi = await createWorld().as('new@test.com');
    await calls.createForeignBank(wapi);
    expect(summary('createForeignBank', await calls.createForeignBank(wapi))).toEqual(documented('createForeignBank', 'foreignBankExists'));
  });
});

describe('credentials', () => {
  test.each(secured)('%s with a bad token, an expired and a revoked key: unauthorized', async (id) => {
    const world = createWorld();
    const keys = (await world.keysOf('wapi@test.com')).filter(({ status }) => status !== 'valid');
    const credentials = [{ token: TOKEN }, ...keys.map(({ key }) => ({ key }))];
    expect(credentials).toHaveLength(3);
    for (const auth of credentials) expect(summary(id, await calls[id](world.client(auth)))).toEqual(documented(id, 'unauthorized'));
  });

  test.each(secured)('%s with a key of other scopes: missingScope', async (id) => {
    const world = createWorld();
    const key = (await world.keysOf('wapi@test.com')).find(
      ({ scopes, status }) => status === 'valid' && scopes.join() === 'wapi-transactions-all',
    )?.key;
    expect(summary(id, await calls[id](world.client({ key: key ?? '' })))).toEqual(documented(id, 'missingScope'));
  });

  test('a granted token opens what its scope allows, and nothing else', async () => {
    const world = createWorld();
    const granted = await world.client().auth.grant({ ...grant, scopes: 'wapi-user-retrieve' });
    if (granted.error) throw new Error(granted.error.message);
    const wapi = world.client({ token: () => granted.data.access_token });

    expect(summary('getUserProfile', await calls.getUserProfile(wapi))).toEqual(documented('getUserProfile', 'userProfile'));
    expect(summary('deletePicture', await calls.deletePicture(wapi))).toEqual(documented('deletePicture', 'missingScope'));
  });
});

describe('revoking', () => {
  test('makes the token worthless, also for revoking it again', async () => {
    const world = createWorld();
    const { data } = await world.client().auth.grant(grant);
    const wapi = world.client({ token: data?.access_token ?? '' });

    expect(summary('revokeToken', await calls.revokeToken(wapi))).toEqual(documented('revokeToken', 'ok'));
    expect(summary('getUserProfile', await calls.getUserProfile(wapi))).toEqual(documented('getUserProfile', 'unauthorized'));
    expect(summary('revokeToken', await calls.revokeToken(wapi))).toEqual(documented('revokeToken', 'unauthenticated'));
  });

  test('is refused with a key before anything is sent', async () => {
    await expect(calls.revokeToken(await createWorld().as('wapi@test.com'))).rejects.toThrow('revokeToken needs a credential, pass auth: { token }');
  });
});

describe('rate limits', () => {
  const limited = contract.operations.filter(({ id }) => id !== 'revokeToken' && id !== 'refreshToken');

  test.each(limited.map(({ id, rateLimit }) => [id, rateLimit.requests] as const))('%s: %i, then tooManyAttempts', async (id, limit) => {
    const world: World = createWorld({ rateLimit: true });
    const wapi = await world.as('mma@test.com');
    for (let call = 0; call < limit; call += 1) expect((await calls[id](wapi)).status).not.toBe(429);
    expect(summary(id, await calls[id](wapi))).toEqual(documented(id, 'tooManyAttempts'));
  });
});

test('what is sent is what is stored: digits, zeros and all', async () => {
  const wapi = await createWorld().as('new@test.com');
  await wapi.user.createLocalBank(local);
  const { data } = await wapi.user.getLocalBank();
  expect(data?.data.local).toMatchObject(local);
});

/** What a correct client does not bring about: it refuses keys itself, and a token can be revoked once; for the rest see the spec. */
const unreachable: Partial<Record<OperationId, number[]>> = { revokeToken: [400, 403, 429], refreshToken: [403, 429] };

test('every documented status that a correct client can bring about was seen', () => {
  for (const { id, responses } of contract.operations) {
    const statuses = responses.map(({ status }) => status).filter((status) => ![405, 500, ...(unreachable[id] ?? [])].includes(status));
    expect(
      [...(seen.get(id) ?? [])].toSorted((a, b) => a - b),
      `statuses of ${id}`,
    ).toEqual(statuses);
  }
});
