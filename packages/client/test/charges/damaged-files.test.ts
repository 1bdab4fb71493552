import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ChargeJournal, chargeOnce, releaseOrder, sweepCharges } from '../../src/charges/index.js';
import type { WapiFetch } from '../../src/index.js';
import { fileChargeJournal, filePayoutJournal } from '../../src/node/index.js';
import { payOnce, releasePayout, settlePayout } from '../../src/payouts/index.js';
import { ownBank } from '../support/bodies.js';
import { verifiedCard } from '../support/calls.js';
import { getRejection } from '../support/recording-client.js';
import { openShop, order, type Shop } from './support.js';

const root = mkdtempSync(join(tmpdir(), 'wapi-damaged-'));
let shop: Shop;
let folder: string;
let journal: ChargeJournal;
let file: string;
let count = 0;

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 1, 2, 12) });
  shop = openShop('damaged-files');
});
afterAll(() => {
  vi.useRealTimers();
  rmSync(root, { recursive: true });
});
/** Makes a charge whose latest file is the second version of its entry. */
beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReset();
  folder = join(root, `${(count += 1)}`);
  journal = fileChargeJournal(folder);
  await chargeOnce(shop.start(), journal, verifiedCard, { ...order, order_id: `D-${count}` });
  file = join(folder, readdirSync(folder)[0] ?? '', '2.json');
});

const charge = (fetch: WapiFetch, order_id = `D-${count}`) =>
  chargeOnce(shop.start(fetch), journal, verifiedCard, { ...order, order_id });
const lose: WapiFetch = async (url, init) => {
  const response = await shop.fetch(url, init);
  if (init.method === 'POST') throw new TypeError('fetch failed');
  return response;
};

/** Every way to damage a stored entry that was done. */
const damages: Readonly<Record<string, (text: string) => string>> = {
  'an empty file': () => '',
  'a truncated file': (text) => text.slice(0, -5),
  null: () => 'null',
  'a number': () => '5',
  'a list': () => '[]',
  'an empty object': () => '{}',
  'only a state': () => '{"state":"free"}',
  'an unknown state': (text) => text.replace('"done"', '"weird"'),
  'the state of a different kind of entry': (text) => text.replace('"done"', '"free"'),
  'an unreadable time': (text) => text.replace('"done"', '"asking","look_at":"soon"'),
  'an unreadable start': (text) => text.replace(/"started_at":"[^"]*"/, '"started_at":"soon"'),
  'no transactions': (text) => text.replace('"done"', '"undecided","reason":"linkLost"'),
  'no link': (text) => text.replace(/,"url":"[^"]*"/, ''),
  'no known transactions': (text) => text.replace(/,"known":\[\]/, ''),
  'no order': (text) => text.replace(/"order":\{[^}]*\},/, ''),
  'no number of requests': (text) => text.replace(/"unanswered":0,?/, ''),
  'the entry of a different order': (text) => text.replace('"D-', '"E-'),
  'a different version': (text) => text.replace('"version":2', '"version":3'),
};

describe.each(Object.entries(damages))('an order whose latest file contains %s', (_name, damage) => {
  test('is not charged, and the error names the file and the order', async () => {
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, damage(text));
    expect(readFileSync(file, 'utf8')).not.toBe(text);
    const fetch = vi.fn<WapiFetch>();
    const message =
      `fileChargeJournal: ${file} must contain version 2 of the entry of order "D-${count}", but it is damaged. ` +
      'Restore the file from a backup. Do not delete it, because the order could then be charged or paid twice';
    expect(await getRejection(charge(fetch))).toMatchObject({ message });
    expect(await getRejection(releaseOrder(journal, `D-${count}`))).toMatchObject({ message });
    expect(fetch).not.toHaveBeenCalled();
    expect(readdirSync(join(file, '..')).toSorted()).toEqual(['1.json', '2.json']);

    writeFileSync(file, text);
    expect(await charge(fetch)).toMatchObject({ outcome: 'charged' });
  });

  test('does not stop a sweep of the other orders', async () => {
    writeFileSync(file, damage(readFileSync(file, 'utf8')));
    const other = `D-${count}-other`;
    await charge(lose, other);
    vi.setSystemTime(Date.now() + 200_000);
    expect(await sweepCharges(shop.start(), journal)).toMatchObject([{ order_id: other, state: 'undecided' }]);
    const [[warning] = []] = vi.mocked(console.warn).mock.calls;
    expect(warning).toContain(`fileChargeJournal: ${file} must contain version 2 of the entry of an order, but`);
    expect(console.warn).toHaveBeenCalledTimes(1);
  });
});

test('a payout whose latest file is damaged is neither paid nor settled', async () => {
  const payouts = filePayoutJournal(folder);
  const pay = (fetch: WapiFetch) => payOnce(shop.start(fetch), payouts, 'P', ownBank);
  await pay(lose);
  const [name = ''] = readdirSync(folder).filter((each) => !file.includes(each));
  writeFileSync(join(folder, name, '1.json'), '');
  const fetch = vi.fn<WapiFetch>();
  const calls = [() => pay(fetch), () => settlePayout(payouts, 'P', 'W-1'), () => releasePayout(payouts, 'P')];
  for (const call of calls) {
    expect(await getRejection(call())).toMatchObject({
      message: expect.stringMatching(/^filePayoutJournal: .*1\.json must contain version 1 of the entry of order "P",/),
    });
  }
  expect(fetch).not.toHaveBeenCalled();
});
