import { expect, test } from '@jest/globals';
import { signWebhook } from '@wapi/client/webhooks';

test('signs a webhook', async () => {
  const { headers } = await signWebhook('{}', 'secret', { id: '1', event: 'withdrawal.refunded_to_account' });
  expect(headers['x-wipay-webhook-signature']).toMatch(/^sha256=[0-9a-f]{64}$/);
});
