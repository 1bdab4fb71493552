import { describe, expect, it } from 'vitest';
import { checkPlatforms } from '../../../src/compare/checks/platforms.js';
import { runCheck } from '../../support/run-check.js';
import { all, drop, remove, set } from '../../support/edits.js';

describe('checkPlatforms', () => {
  it.each([
    [
      "reports a change of a platform's own currency",
      set('/x-platforms/tt/currencies', ['USD', 'TTD']),
      ['platform-changed /x-platforms/tt/currencies'],
    ],
    ['ignores the order of the other currencies', set('/x-platforms/tt/currencies', ['TTD', 'EUR', 'USD']), []],
    [
      'reports a changed country code',
      set('/x-platforms/tt/country', 'TT-781'),
      ['platform-changed /x-platforms/tt/country'],
    ],
    ['ignores a changed country name', set('/x-platforms/tt/name', 'Trinidad & Tobago'), []],
    [
      'reports a removed platform once, without its servers',
      all(
        remove('/x-platforms/bb'),
        drop('/servers/0/variables/platform/enum', 'bb'),
        drop('/servers/1/variables/platform/enum', 'bb'),
      ),
      ['platform-removed /x-platforms/bb'],
    ],
  ])('%s', (_name, after, expected) => {
    expect(runCheck(checkPlatforms, { after })).toEqual(expected);
  });
});
