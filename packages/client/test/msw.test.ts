import { createMock, createMswHandlers } from '@wapi/mock';
import { fixtures } from '@wapi/mock/fixtures';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWapi } from '../src/index.js';
import { stubCall } from '../src/testing.js';

const mock = createMock();
const server = setupServer(...createMswHandlers(http, mock));
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());

test('a client without own fetch uses the handlers for MSW, which save changes', async () => {
  const { personas } = (await (await mock.fetch('http://mock/__wapi')).json()) as { personas: { key: string }[] };
  const key = personas[0]?.key ?? '';
  const wapi = createWapi({ platform: 'tt', environment: 'sandbox', auth: { key } });
  await wapi.user.deletePicture().orThrow();
  expect((await wapi.user.deletePicture()).error).toEqual(fixtures.deletePicture[400].pictureMissing);
});

test('a fixture is the body of a stubbed call', async () => {
  const wapi = createWapi({ platform: 'tt', environment: 'sandbox', auth: { token: 'unused' } });
  const body = fixtures.getUserProfile[200].userProfile;
  wapi.user.getProfile = () => stubCall('getUserProfile', 200, body);
  expect(await wapi.user.getProfile().orThrow()).toEqual(body);
});
