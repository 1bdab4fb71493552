import { contract, type OperationId } from '@wapi/types';
import { describe, expect, test } from 'vitest';
import { credentials, localBank } from './support/bodies.js';
import { type CallResult, calls } from './support/calls.js';
import { getExampleSummary, type Summary } from './support/documented-examples.js';
import { documentedErrors } from './support/documented-errors.js';
import { TOKEN } from './support/recording-client.js';
import { createMockPersonas, type MockPersonas } from './support/mock-personas.js';
import { successes } from './support/successes.js';

const operations = contract.operations.map(({ id }) => id);
/** Revoking accepts only a token, not a key, so it has its own tests. */
const secured = contract.operations.filter((operation) => operation.credentials.length > 1);

/** The documented status codes that occurred, by operation. */
const seen = new Map<OperationId, Set<number>>(operations.map((id) => [id, new Set()]));

/** Returns the message of a response, and records its status code. */
function summary(id: OperationId, { status, data, error }: CallResult): Summary {
  seen.get(id)?.add(status);
  const { message } = (data ?? error) as { message: string };
  return {
    status,
    message,
    kind: data !== undefined && error !== undefined ? 'both' : data === undefined ? 'error' : 'data',
  };
}

test.each(successes)('%s as %s succeeds: %s', async (id, email, example, call = calls[id]) => {
  expect(summary(id, await call(await createMockPersonas().as(email)))).toEqual(getExampleSummary(id, example));
});

test.each(documentedErrors)('%s as %s is refused: %s', async (id, email, example, call = calls[id]) => {
  expect(summary(id, await call(await createMockPersonas().as(email)))).toEqual(getExampleSummary(id, example));
});

describe('an operation called by credential', () => {
  test.each(secured)('$id rejects a bad token, an expired and a revoked key as unauthorized', async ({ id }) => {
    const world = createMockPersonas();
    const keys = (await world.keysOf('wapi@test.com')).filter(({ status }) => status !== 'valid');
    const bad = [{ token: TOKEN }, ...keys.map(({ key }) => ({ key }))];
    expect(bad).toHaveLength(3);
    for (const auth of bad)
      expect(summary(id, await calls[id](world.client(auth)))).toEqual(getExampleSummary(id, 'unauthorized'));
  });

  test.each(secured)('$id rejects a key of other scopes with missingScope', async ({ id, scopes }) => {
    const world = createMockPersonas();
    const needed = scopes.map((scope) => contract.credentials.bearer.scopes[scope].parent);
    const other = (await world.keysOf('wapi@test.com')).find(
      (key) => key.status === 'valid' && key.scopes.length === 1 && !needed.some((scope) => scope === key.scopes[0]),
    );
    expect(summary(id, await calls[id](world.client({ key: other?.key ?? '' })))).toEqual(
      getExampleSummary(id, 'missingScope'),
    );
  });

  test('with a granted token succeeds if its scope allows it, and fails otherwise', async () => {
    const world = createMockPersonas();
    const granted = await world
      .client()
      .auth.grant({ ...credentials, scopes: 'wapi-user-retrieve' })
      .orThrow();
    const wapi = world.client({ token: () => granted.access_token });

    expect(summary('getUserProfile', await calls.getUserProfile(wapi))).toEqual(
      getExampleSummary('getUserProfile', 'userProfile'),
    );
    expect(summary('deletePicture', await calls.deletePicture(wapi))).toEqual(
      getExampleSummary('deletePicture', 'missingScope'),
    );
  });
});

describe('revoking', () => {
  test('makes the token invalid, even for revoking it again', async () => {
    const world = createMockPersonas();
    const { access_token: token } = await world.client().auth.grant(credentials).orThrow();
    const wapi = world.client({ token });

    expect(summary('revokeToken', await calls.revokeToken(wapi))).toEqual(getExampleSummary('revokeToken', 'ok'));
    expect(summary('getUserProfile', await calls.getUserProfile(wapi))).toEqual(
      getExampleSummary('getUserProfile', 'unauthorized'),
    );
    expect(summary('revokeToken', await calls.revokeToken(wapi))).toEqual(
      getExampleSummary('revokeToken', 'unauthenticated'),
    );
  });

  test('is forbidden for a restricted account', async () => {
    const world = createMockPersonas();
    const restricted = { ...credentials, email: 'restricted@test.com' };
    const { access_token: token } = await world.client().auth.grant(restricted).orThrow();
    const wapi = world.client({ token });

    expect(summary('revokeToken', await calls.revokeToken(wapi))).toEqual(
      getExampleSummary('revokeToken', 'revocationForbidden'),
    );
  });

  test('is rejected with a key before anything is sent', async () => {
    await expect(calls.revokeToken(await createMockPersonas().as('wapi@test.com'))).rejects.toThrow(
      'revokeToken needs a credential. Pass auth: { email, password, scopes } or { token }',
    );
  });
});

describe('rate limits', () => {
  const limited = contract.operations.filter(({ id }) => id !== 'revokeToken' && id !== 'refreshToken');

  test.each(limited.map(({ id, rateLimit }) => [id, rateLimit.requests] as const))(
    'of %s allow %i requests, then tooManyAttempts',
    async (id, limit) => {
      const world: MockPersonas = createMockPersonas({ rateLimit: true });
      const wapi = await world.as('mma@test.com');
      for (let call = 0; call < limit; call += 1) expect((await calls[id](wapi)).status).not.toBe(429);
      expect(summary(id, await calls[id](wapi))).toEqual(getExampleSummary(id, 'tooManyAttempts'));
    },
  );
});

test('sent values are stored unchanged, including leading zeros', async () => {
  const wapi = await createMockPersonas().as('new@test.com');
  await wapi.user.createLocalBank(localBank);
  const { data } = await wapi.user.getLocalBank().orThrow();
  expect(data.local).toMatchObject(localBank);
});

/**
 * Status codes that a correct client cannot trigger, because it rejects invalid keys itself and revokes a token only
 * once. The spec explains the other status codes in this list.
 */
const unreachable: Partial<Record<OperationId, number[]>> = { revokeToken: [400, 429], refreshToken: [403, 429] };

test('these tests cause every documented status that a correct client can cause', () => {
  for (const { id, responses } of contract.operations) {
    const statuses = responses
      .map(({ status }) => status)
      .filter((status) => ![405, 500, ...(unreachable[id] ?? [])].includes(status));
    expect(
      [...(seen.get(id) ?? [])].toSorted((a, b) => a - b),
      `statuses of ${id}`,
    ).toEqual(statuses);
  }
});
