import { expect, it } from 'vitest';
import { checkWebhooks } from '../../../src/compare/checks/webhooks.js';
import { checked } from '../../support/checked.js';
import { add, remove, set } from '../../support/edits.js';

const webhook = '/webhooks/withdrawal.held_for_refund/post';
const signature = '/components/parameters/WebhookSignature/x-webhook-signature';

it('finds a signature that is gone', () => {
  expect(checked(checkWebhooks, { after: remove(signature) })).toEqual([`webhook-signature-changed ${signature}`]);
});

it('finds a header that is gone, though it was optional', () => {
  const before = set('/components/parameters/WebhookId/required', false);
  expect(checked(checkWebhooks, { before, after: remove(`${webhook}/parameters/1`) })).toEqual([
    `webhook-header-removed ${webhook}/parameters/X-WiPay-Webhook-Id`,
  ]);
});

it('lets headers be new, and headers become required', () => {
  expect(
    checked(checkWebhooks, {
      after: add(`${webhook}/parameters`, { name: 'X-New', in: 'header', schema: { type: 'string' } }),
    }),
  ).toEqual([]);
  const before = set('/components/parameters/WebhookId/required', false);
  expect(checked(checkWebhooks, { before, after: set('/components/parameters/WebhookId/required', true) })).toEqual([]);
});
