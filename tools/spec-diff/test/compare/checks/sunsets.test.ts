import { describe, expect, it } from 'vitest';
import { checkSunsets } from '../../../src/compare/checks/sunsets.js';
import { schema } from '../corpus/row.js';
import { runCheck } from '../../support/run-check.js';
import { all, type Edit, remove, set } from '../../support/edits.js';

const deprecate = (pointer: string, day: string): Edit =>
  all(set(`${pointer}/deprecated`, true), set(`${pointer}/x-sunset`, day));
const places = [
  '/paths/~1user/get',
  '/components/parameters/Page',
  schema('UserProfile', 'phone'),
  '/webhooks/withdrawal.held_for_refund/post',
  '/components/headers/RetryAfter',
];

describe('checkSunsets', () => {
  it.each(places)('reports an earlier sunset at %s and ignores a later one', (place) => {
    const before = deprecate(place, '2027-06-30');
    expect(runCheck(checkSunsets, { before, after: set(`${place}/x-sunset`, '2027-05-31') })).toEqual([
      `sunset-moved-earlier ${place}/x-sunset`,
    ]);
    expect(runCheck(checkSunsets, { before, after: set(`${place}/x-sunset`, '2027-07-31') })).toEqual([]);
  });

  it.each(places)('reports a new sunset at %s that leaves no time', (place) => {
    const expected = [`sunset-too-early ${place}/x-sunset`];
    expect(runCheck(checkSunsets, { after: deprecate(place, '2026-12-01') })).toEqual(expected);
    expect(runCheck(checkSunsets, { after: deprecate(place, '2026-12-02') })).toEqual([]);
    // A deprecation without a date announces no removal.
    const before = set(`${place}/deprecated`, true);
    expect(runCheck(checkSunsets, { before, after: set(`${place}/x-sunset`, '2020-01-01') })).toEqual(expected);
  });

  it('ignores a removed deprecation', () => {
    const place = '/paths/~1user/get';
    expect(
      runCheck(checkSunsets, { before: deprecate(place, '2027-06-30'), after: remove(`${place}/deprecated`) }),
    ).toEqual([]);
  });
});
