import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { createWapi, isWapiError } from '@wapi/client';
import { createMock } from '@wapi/mock';

// A test that a typical integrator would write. It must run unchanged in Jest, as JavaScript and as TypeScript.

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const mock = createMock();
// To the client, an environment with a DOM looks like a browser.
const dangerouslyAllowBrowser = true;
const wapi = createWapi({
  baseUrl: 'https://mock.test/wapi',
  auth: { email: 'wapi@test.com', password: 'Passw0rd!', scopes: ['wapi-user-all'] },
  fetch: mock.fetch,
  dangerouslyAllowBrowser,
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

test('signs in and reads in process', async () => {
  const { data } = await wapi.user.getProfile().orThrow();
  expect(data.email).toBe('wapi@test.com');
  expect(mock.requests.at(-1)).toMatchObject({ operation: 'getUserProfile', status: 200 });
});

test('uploads a picture', async () => {
  const data = Uint8Array.from(atob(PNG), (character) => character.charCodeAt(0));
  const { status } = await wapi.user.updatePicture({ picture: { data, filename: 'me.png', type: 'image/png' } });
  expect(status).toBe(200);
});

test('gets an error on a port', async () => {
  const { url } = await mock.listen();
  const unknown = createWapi({ baseUrl: url, auth: { token: 'unknown' }, dangerouslyAllowBrowser });
  const error: unknown = await unknown.user
    .getProfile()
    .orThrow()
    .catch((reason: unknown) => reason);
  expect(isWapiError(error) && error.operationId).toBe('getUserProfile');
});
