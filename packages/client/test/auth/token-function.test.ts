import { describe, expect, test } from 'vitest';
import {
  jsonResponse,
  createRecordingClient,
  type RecordingClient,
  getRejection,
} from '../support/recording-client.js';

/** A server that accepts the given tokens. */
function server(good: readonly string[], token: (refused?: string) => string | Promise<string>): RecordingClient {
  return createRecordingClient({ token }, ({ headers }) => {
    const isGood = good.includes(headers.get('Authorization')?.replace('Bearer ', '') ?? '');
    return isGood ? jsonResponse({ message: 'OK' }) : jsonResponse({ message: 'Unauthorized' }, 401);
  });
}

const tokensOf = ({ seen }: RecordingClient): unknown[] =>
  seen.map(({ headers }) => headers.get('Authorization')?.replace('Bearer ', ''));

test('a token function is called with the refused token, and its result is sent', async () => {
  const asked: unknown[][] = [];
  const observed = server(['new'], (...args) => {
    asked.push(args);
    return args.length > 0 ? 'new' : 'old';
  });
  expect(await observed.wapi.user.deletePicture()).toMatchObject({ status: 200, call: { attempts: 2 } });
  expect(tokensOf(observed)).toEqual(['old', 'new']);
  expect(asked).toEqual([[], ['old']]);
});

test('a token function that still returns the old token is not called with it again', async () => {
  let renewals = 0;
  const observed = server(['new'], (refused) => {
    if (refused === undefined) return 'old';
    renewals += 1;
    return 'new';
  });
  for (let call = 0; call < 3; call += 1) expect((await observed.wapi.user.getProfile()).status).toBe(200);

  expect(tokensOf(observed)).toEqual(['old', 'new', 'new', 'new']);
  expect(renewals).toBe(1);
});

test('a token function is called with the refused token once for ten calls', async () => {
  let renewals = 0;
  const observed = server(['new'], async (refused) => {
    if (refused === undefined) return 'old';
    renewals += 1;
    await new Promise((resolve) => setTimeout(resolve, 5));
    return 'new';
  });
  const results = await Promise.all(Array.from({ length: 10 }, () => observed.wapi.user.getProfile()));

  expect(results.map(({ status }) => status)).toEqual(Array(10).fill(200));
  expect(renewals).toBe(1);
  expect(observed.seen).toHaveLength(20);
});

test('a token function replaces a token that was itself a replacement', async () => {
  const good = ['first'];
  const next: Record<string, string> = { old: 'first', first: 'second' };
  let kept = 'old';
  const observed = server(good, (refused) => (refused === undefined ? kept : (kept = next[refused] ?? '')));
  await observed.wapi.user.getProfile();
  good[0] = 'second';
  expect((await observed.wapi.user.getProfile()).status).toBe(200);
  expect(tokensOf(observed)).toEqual(['old', 'first', 'first', 'second']);
});

describe('a call', () => {
  test('is repeated once only, whatever the function returns', async () => {
    let count = 0;
    const observed = server([], () => `token-${++count}`);
    expect(await observed.wapi.user.getProfile()).toMatchObject({ status: 401, call: { attempts: 2 } });
    expect(tokensOf(observed)).toEqual(['token-1', 'token-2']);
  });

  test('is not repeated with the same token', async () => {
    const observed = server([], () => 'same');
    expect(await observed.wapi.user.getProfile()).toMatchObject({ status: 401, call: { attempts: 1 } });
  });

  test('is not repeated if the token is a string', async () => {
    const { wapi, seen } = createRecordingClient({ token: 'text' }, () =>
      jsonResponse({ message: 'Unauthorized' }, 401),
    );
    expect((await wapi.user.getProfile()).status).toBe(401);
    expect(seen).toHaveLength(1);
  });
});

test('a token function that cannot replace a token fails the waiting calls, and later ones call it again', async () => {
  const cause = new Error('vault is down');
  let renewals = 0;
  const observed = server(['new'], async (refused) => {
    if (refused === undefined) return 'old';
    renewals += 1;
    if (renewals === 1) throw cause;
    return 'new';
  });
  const errors = await Promise.all([
    getRejection(observed.wapi.user.getProfile()),
    getRejection(observed.wapi.user.deletePicture()),
  ]);
  expect(errors).toMatchObject([
    { name: 'WapiAuthError', operationId: 'getUserProfile', maybeSent: false, cause },
    { name: 'WapiAuthError', operationId: 'deletePicture', maybeSent: false, cause },
  ]);
  expect(renewals).toBe(1);

  expect((await observed.wapi.user.getProfile()).status).toBe(200);
  expect(renewals).toBe(2);
});

test('a token function without a result causes an error that quotes nothing', async () => {
  const observed = server([], (refused) => (refused === undefined ? 'old-token' : ''));
  const error = await getRejection(observed.wapi.user.getProfile());
  expect(error).toMatchObject({ name: 'WapiConfigError', operationId: 'getUserProfile', maybeSent: false });
  expect(error.message).not.toContain('old-token');
});
