import { createRawClient } from '../../src/raw.js';
import { describe, expect, test } from 'vitest';
import { charge, ownBank } from '../support/bodies.js';
import { createMockPersonas } from '../support/mock-personas.js';
import { createRecordingClient, getRejection, KEY } from '../support/recording-client.js';
import { unverifiedCard, verifiedCard } from '../support/calls.js';

const wrong: unknown[] = ['1,000.00', '', ' 5', '1e3', '-5', '0', '0.00', '5.001', '12345678901', '٥', -5, 0, 0.001];

describe.each<
  [string, string, (wapi: ReturnType<typeof createRecordingClient>['wapi'], amount: never) => Promise<unknown>]
>([
  ['a charge', 'total', (wapi, total) => wapi.trustedCards.charge(verifiedCard, { ...charge, total })],
  ['a payout', 'amount', (wapi, amount) => wapi.withdrawals.create({ ...ownBank, amount })],
  ['a verification', 'amount', (wapi, amount) => wapi.trustedCards.verify(unverifiedCard, { amount })],
  [
    'a raw payout',
    'amount',
    (wapi, amount) => createRawClient(wapi).POST('/withdrawals', { body: { ...ownBank, amount } }),
  ],
])('%s', (_name, field, call) => {
  test.each(wrong)('is not sent with the amount %j', async (amount) => {
    const { wapi, seen } = createRecordingClient({ key: KEY });
    const error = await getRejection(call(wapi, amount as never));
    expect(error).toMatchObject({ name: 'WapiConfigError', maybeSent: false });
    expect(error.message).toContain(
      `${field} must be an amount above 0 with at most 10 digits before and 2 after the decimal point, such as ` +
        '"155.00"',
    );
    expect(seen).toHaveLength(0);
  });

  test.each(['0.01', '155', '155.5', '9999999999.99', 155, 0.8])('is sent with the amount %j', async (amount) => {
    const { wapi, seen } = createRecordingClient({ key: KEY });
    await call(wapi, amount as never).catch(() => {});
    expect((await seen[0]?.formData())?.get(field)).toBe(String(amount));
  });
});

test('a card is verified with decimal text', async () => {
  const wapi = await createMockPersonas().as('wapi@test.com');
  expect(await wapi.trustedCards.verify(unverifiedCard, { amount: '0.80' })).toMatchObject({ status: 200 });
});

test('an amount in a query may be a decimal string, which is sent unchanged', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY });
  await wapi.transactions.getFees({ fee_structure: 'split', currency: 'TTD', amount: '100.10' });
  await wapi.withdrawals.list({ amount_min: '0.30', amount_max: 500 });
  const sent = seen.map(({ url }) => new URL(url).searchParams);
  expect(sent[0]?.get('amount')).toBe('100.10');
  expect([sent[1]?.get('amount_min'), sent[1]?.get('amount_max')]).toEqual(['0.30', '500']);
});
