import { describe, expect, test } from 'vitest';
import { createTokenServer, GRANT, PROFILE, REFRESH } from '../support/token-server.js';
import { getRejection } from '../support/recording-client.js';

const once = { retries: 1 } as const;

describe('one passing failure of the token endpoint', () => {
  const failures: [string, () => Promise<Response>][] = [
    ['a 500', async () => Response.json({ message: 'Server Error' }, { status: 500 })],
    ['a 502 with HTML', async () => new Response('<p>x</p>', { status: 502 })],
    ['a dropped connection', async () => Promise.reject(new TypeError('fetch failed'))],
  ];

  test.each(failures)('does not fail a call that needs a grant: %s', async (_name, fail) => {
    let failed = 0;
    const world = await createTokenServer((request, next) =>
      request.url.endsWith('/auth/tokens') && (failed += 1) === 1 ? fail() : next(request),
    );
    expect((await world.client(once).user.getProfile()).status).toBe(200);
    expect(world.sent).toEqual([GRANT, GRANT, PROFILE]);
  });

  test.each(failures)('sends no refresh token twice: %s', async (_name, fail) => {
    const world = await createTokenServer((request, next) =>
      request.url.endsWith('/refresh') ? fail() : next(request),
    );
    const wapi = world.client(once);
    await wapi.user.getProfile();
    await world.revokeLastToken();
    expect((await wapi.user.getProfile()).status).toBe(200);
    expect(world.sent.filter((line) => line === REFRESH)).toHaveLength(1);
  });

  test('that does not pass ends the call with its response', async () => {
    const world = await createTokenServer(async () => new Response('<p>x</p>', { status: 502 }));
    const error = await getRejection(world.client(once).user.getProfile());
    expect(error).toMatchObject({ name: 'WapiAuthError', status: 502, maybeSent: false });
    expect(world.sent).toEqual([GRANT, GRANT]);
  });
});
