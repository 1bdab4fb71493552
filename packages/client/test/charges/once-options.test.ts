import { describe, expect, test, vi } from 'vitest';
import { chargeOnce, memoryChargeJournal, type OnceOptions } from '../../src/charges/index.js';
import type { WapiFetch } from '../../src/index.js';
import { memoryPayoutJournal, payOnce } from '../../src/payouts/index.js';
import { ownBank } from '../support/bodies.js';
import { verifiedCard } from '../support/calls.js';
import { getRejection } from '../support/recording-client.js';
import { observeJournal, openShop, order } from './support.js';

const shop = openShop('once-options');
const fetch = vi.fn<WapiFetch>();
const step = vi.fn<() => void>();
const calls: Readonly<Record<string, (options: OnceOptions) => Promise<unknown>>> = {
  chargeOnce: (options) =>
    chargeOnce(shop.start(fetch), observeJournal(memoryChargeJournal(), step), verifiedCard, order, options),
  payOnce: (options) => payOnce(shop.start(fetch), observeJournal(memoryPayoutJournal(), step), 'A', ownBank, options),
};

describe.each(Object.entries(calls))('%s', (name, call) => {
  test.each([
    ['timeout', -1],
    ['timeout', 0],
    ['timeout', Number.NaN],
    ['timeout', Infinity],
    ['timeout', '5'],
    ['timeout', null],
    // The timers of all platforms would fire at once.
    ['timeout', 2 ** 31],
    ['waitBeforeLooking', -20_000],
    ['waitBeforeLooking', Number.NaN],
    ['waitBeforeLooking', Infinity],
    ['waitBeforeLooking', '180000'],
    ['waitBeforeLooking', 2 ** 31],
  ])('rejects the %s %j before it reads the journal or sends a request', async (option, value) => {
    expect(await getRejection(call({ [option]: value }))).toMatchObject({
      name: 'WapiConfigError',
      message:
        `${name}: ${option} must be a number of milliseconds from ${option === 'timeout' ? 1 : 0} to 2147483647, ` +
        `received ${value}`,
    });
    expect([fetch, step].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
  });
});
