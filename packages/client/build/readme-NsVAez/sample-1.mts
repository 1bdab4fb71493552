import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWapi } from '@wapi/client';
import { createMock } from '@wapi/mock';

const key = 'wapi_test_1e2838726b5f4325a5_57266cefc128ffc31321adc096127da2f81822911ccd859e42545e1d33f8746b'; // a key of the mock
const mock = createMock({ rateLimit: false });

test('reads the profile', async () => {
  const wapi = createWapi({ platform: 'tt', environment: 'sandbox', auth: { key }, fetch: mock.fetch, pacing: false });
  const { data } = await wapi.user.getProfile().orThrow();
  assert.equal(data.email, 'wapi@test.com');
});

export {};
