import { expect, test } from 'vitest';
import { signWebhook, verifyWebhook } from '../../src/webhooks/index.js';
import { body, documentedEvents, event, headersFor, SECRET } from './support.js';

const lowerCase = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

test.each(documentedEvents.map((one) => [one.event, one] as const))(
  'signWebhook signs %s as the spec says, and verifyWebhook accepts it',
  async (_name, one) => {
    const signed = await signWebhook(one, SECRET);
    const expected = lowerCase(headersFor(JSON.stringify(one), one));
    // Match any timestamp, because a second may have passed since the delivery was signed.
    expected['x-wipay-webhook-timestamp'] = expect.stringMatching(/^\d{10}$/) as unknown as string;
    expect(signed).toEqual({ body: JSON.stringify(one), headers: expected });
    expect(await verifyWebhook({ ...signed, secret: SECRET })).toEqual(one);
  },
);

test('signWebhook leaves raw bodies unchanged', async () => {
  const spaced = ` ${body} `;
  for (const raw of [spaced, new TextEncoder().encode(spaced), new TextEncoder().encode(spaced).buffer]) {
    const signed = await signWebhook(raw, SECRET);
    expect(signed.body).toBe(raw);
    expect(signed.headers['x-wipay-webhook-signature']).toBe(headersFor(spaced)['X-WiPay-Webhook-Signature']);
    expect(await verifyWebhook({ ...signed, secret: SECRET })).toEqual(event);
  }
});

test('signWebhook signs a body that is not an event, with the given headers', async () => {
  const { headers } = await signWebhook('{', SECRET, { id: '1', event: 'x', timestamp: 1_741_222_862 });
  expect(headers).toMatchObject({
    'x-wipay-webhook-id': '1',
    'x-wipay-webhook-event': 'x',
    'x-wipay-webhook-timestamp': '1741222862',
  });
});

test('signWebhook ignores keys called timestamp or version in the body', async () => {
  const { headers } = await signWebhook(
    JSON.stringify({ ...event, timestamp: 'noon', version: 'v9', signature: 'x' }),
    SECRET,
  );
  expect(headers['x-wipay-webhook-timestamp']).toMatch(/^\d{10}$/);
  expect(headers['x-wipay-webhook-version']).toBe('v1');
  expect(headers['x-wipay-webhook-signature']).toMatch(/^sha256=[0-9a-f]{64}$/);
});
