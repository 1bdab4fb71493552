import { expect, it } from 'vitest';
import { checkPlatforms } from '../../../src/compare/checks/platforms.js';
import { checked } from '../../support/checked.js';
import { add, all, drop, remove, set } from '../../support/edits.js';

it.each([
  [
    'another own currency',
    set('/x-platforms/tt/currencies', ['USD', 'TTD']),
    ['platform-changed /x-platforms/tt/currencies'],
  ],
  ['no other order of the rest', set('/x-platforms/tt/currencies', ['TTD', 'EUR', 'USD']), []],
  [
    'another code of the country',
    set('/x-platforms/tt/country', 'TT-781'),
    ['platform-changed /x-platforms/tt/country'],
  ],
  ['no other name of the country', set('/x-platforms/tt/name', 'Trinidad & Tobago'), []],
  [
    'a platform that is gone once, with its servers',
    all(
      remove('/x-platforms/bb'),
      drop('/servers/0/variables/platform/enum', 'bb'),
      drop('/servers/1/variables/platform/enum', 'bb'),
    ),
    ['platform-removed /x-platforms/bb'],
  ],
  [
    'a server for another environment',
    set('/servers/1/x-environment', 'sandbox'),
    ['server-environment-changed /servers/1/x-environment'],
  ],
  ['no server that is new or moves', all(add('/servers', { url: 'https://example.com' })), []],
])('finds %s', (_name, after, wanted) => {
  expect(checked(checkPlatforms, { after })).toEqual(wanted);
});
