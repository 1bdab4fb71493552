import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { changed, deviationsOf, type Exchange, LIMITS, linesOf, phone, profile } from '../support/scripted-exchange.js';

describe('a note', () => {
  const large = 'x'.repeat(10_001);
  it.each<[string, Exchange, string[]]>([
    [
      'a large request',
      { ...phone, body: new URLSearchParams({ phone: large }) },
      ['note PATCH /user/phone 200 request body unchecked'],
    ],
    [
      'a large response',
      { ...profile, response: JSON.stringify({ message: large }) },
      ['note GET /user 200 response body unchecked'],
    ],
    [
      'a response that is large after decoding',
      {
        ...profile,
        response: gzipSync(Buffer.alloc(20_000_000, ' ')),
        responseHeaders: [...LIMITS, 'Content-Encoding: x-gzip'],
      },
      ['note GET /user 200 response body unchecked'],
    ],
    [
      'an unknown encoding',
      { ...profile, responseHeaders: [...LIMITS, 'Content-Encoding: rot13'] },
      ['note GET /user 200 response header/Content-Encoding unchecked'],
    ],
    [
      'a parameter that is not in the spec',
      { ...profile, path: '/user?page=1&hunter2=x' },
      ['note GET /user 200 request query/page undocumented', 'note GET /user 200 request query/* undocumented'],
    ],
    [
      'a field that is not in the spec',
      { ...phone, body: new URLSearchParams({ phone: '+18687778899', email: 'a', hunter2: 'x' }) },
      [
        'note PATCH /user/phone 200 request body/email undocumented',
        'note PATCH /user/phone 200 request body/* undocumented',
      ],
    ],
    [
      'a property that is not in the spec',
      { ...profile, response: changed('getUserProfile', (data) => (data['hunter2'] = 1)) },
      ['note GET /user 200 response body/data/* undocumented'],
    ],
    [
      'a body of an operation without one',
      { method: 'DELETE', path: '/user/picture', body: 'x', response: { message: 'OK' } },
      ['note DELETE /user/picture 200 request body undocumented'],
    ],
  ])('is reported for %s', async (_name, exchange, expected) => {
    expect(await linesOf(exchange)).toEqual(expected);
  });
});

it('only a field that other platforms have is blamed on the platform', async () => {
  const body = new URLSearchParams({
    name_in_bank: 'Jane Smith',
    bank_branch: 'Main',
    bank_acount: '1',
  });
  const found = await deviationsOf({ method: 'PATCH', path: '/user/banks/local', body, response: { message: 'OK' } });
  expect(found.map(({ place, message }) => `${place}: ${message}`)).toEqual([
    'body/bank_branch: only other platforms have this field',
    'body/*: the operation does not have this name',
  ]);
});
