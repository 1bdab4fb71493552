import { describe, expect, it } from 'vitest';
import { checkWebhooks } from '../../../src/compare/checks/webhooks.js';
import { runCheck } from '../../support/run-check.js';
import { add, remove, set } from '../../support/edits.js';

const webhook = '/webhooks/withdrawal.held_for_refund/post';
const signature = '/components/parameters/WebhookSignature/x-webhook-signature';

describe('checkWebhooks', () => {
  it('reports a removed signature', () => {
    expect(runCheck(checkWebhooks, { after: remove(signature) })).toEqual([`webhook-signature-changed ${signature}`]);
  });

  it('reports a removed header, even if it was optional', () => {
    const before = set('/components/parameters/WebhookId/required', false);
    expect(runCheck(checkWebhooks, { before, after: remove(`${webhook}/parameters/1`) })).toEqual([
      `webhook-header-removed ${webhook}/parameters/1`,
    ]);
  });

  it('reports a renamed header of all webhooks once', () => {
    const name = '/components/parameters/WebhookId/name';
    expect(runCheck(checkWebhooks, { after: set(name, 'X-Delivery') })).toEqual([`webhook-header-removed ${name}`]);
  });

  it('ignores new headers and headers that become required', () => {
    expect(
      runCheck(checkWebhooks, {
        after: add(`${webhook}/parameters`, { name: 'X-New', in: 'header', schema: { type: 'string' } }),
      }),
    ).toEqual([]);
    const before = set('/components/parameters/WebhookId/required', false);
    expect(runCheck(checkWebhooks, { before, after: set('/components/parameters/WebhookId/required', true) })).toEqual(
      [],
    );
  });
});
