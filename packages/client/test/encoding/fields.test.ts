import { describe, expect, test } from 'vitest';
import { encodeQuery } from '../../src/encoding/query.js';
import { toFields } from '../../src/encoding/fields.js';

const date = new Date('2026-02-03T04:05:06.007Z');

const cases: [name: string, given: Record<string, unknown>, want: [string, string][]][] = [
  [
    'text untouched',
    { amount: '155.00', account: '000123', blank: '', odd: ' a&b=c[]\u{1F4B0} ' },
    [
      ['amount', '155.00'],
      ['account', '000123'],
      ['blank', ''],
      ['odd', ' a&b=c[]\u{1F4B0} '],
    ],
  ],
  [
    'booleans as 1 and 0',
    { yes: true, no: false },
    [
      ['yes', '1'],
      ['no', '0'],
    ],
  ],
  ['null and undefined left out', { a: null, b: undefined, c: 'x' }, [['c', 'x']]],
  [
    'numbers in decimal digits',
    { a: 0, b: -1.5, c: 0.1, d: -0, e: 9007199254740991, f: 1e20 / 1e10 },
    [
      ['a', '0'],
      ['b', '-1.5'],
      ['c', '0.1'],
      ['d', '0'],
      ['e', '9007199254740991'],
      ['f', '10000000000'],
    ],
  ],
  ['big integers', { a: 12345678901234567890n }, [['a', '12345678901234567890']]],
  ['dates in ISO 8601', { at: date }, [['at', '2026-02-03T04:05:06.007Z']]],
  [
    'lists with brackets',
    { id: ['a', 2, true, null] },
    [
      ['id[]', 'a'],
      ['id[]', '2'],
      ['id[]', '1'],
    ],
  ],
  [
    'lists whose key has its brackets already',
    { 'status[]': [0, 4], 'item[]': [{ n: 1 }], 'none[]': [] },
    [
      ['status[]', '0'],
      ['status[]', '4'],
      ['item[0][n]', '1'],
    ],
  ],
  ['a single value under a key with brackets', { 'status[]': 4 }, [['status[]', '4']]],
  ['empty lists and objects left out', { a: [], b: {} }, []],
  [
    'objects with their keys',
    { meta: { order: '7', ok: false, deep: { at: date } } },
    [
      ['meta[order]', '7'],
      ['meta[ok]', '0'],
      ['meta[deep][at]', '2026-02-03T04:05:06.007Z'],
    ],
  ],
  [
    'objects in lists with their place',
    { items: [{ n: 1 }, { n: 2, tags: ['x'] }] },
    [
      ['items[0][n]', '1'],
      ['items[1][n]', '2'],
      ['items[1][tags][]', 'x'],
    ],
  ],
  ['objects without a prototype', { meta: Object.assign(Object.create(null), { a: 'b' }) }, [['meta[a]', 'b']]],
];

test.each(cases)('a form contains %s', (_name, given, want) => {
  expect(toFields(given)).toEqual(want);
});

test.each(cases)('an independent parser reads from a query %s', (_name, given, want) => {
  expect([...new URLSearchParams(encodeQuery(given))]).toEqual(want);
});

test('a query without parameters is empty', () => {
  expect(encodeQuery(undefined)).toBe('');
  expect(encodeQuery(null)).toBe('');
  expect(encodeQuery({})).toBe('');
});

test.each<[string, unknown]>([
  ['URLSearchParams, whose entries would be lost', new URLSearchParams('status[]=0')],
  ['a Map', new Map([['status', 0]])],
  ['text', 'status[]=0'],
  ['a list', [['status[]', 0]]],
  ['a number', 1],
])('a query that is %s is rejected', (_name, query) => {
  expect(() => encodeQuery(query)).toThrow(/^the query must be a plain object, because the client encodes it$/);
});

const INEXACT = new RegExp(
  '^amount must be a safe integer or a decimal with at most 15 significant digits and no exponent\\. ' +
    'Pass other numbers as strings',
);

describe('a value without an exact text is rejected by name:', () => {
  test.each<[string, unknown, RegExp]>([
    ['NaN', Number.NaN, /^amount must be a finite number$/],
    ['Infinity', Number.POSITIVE_INFINITY, /^amount must be a finite number$/],
    ['an integer that lost digits', 2 ** 64, INEXACT],
    ['a number with an exponent', 1e-7, INEXACT],
    ['an invalid date', new Date('x'), /^amount must be a string, a number, a boolean, a valid Date/],
    ['a function', () => 1, /^amount must be a string, a number, a boolean, a valid Date/],
    ['a symbol', Symbol('x'), /^amount must be a string, a number, a boolean, a valid Date/],
    ['a Map', new Map(), /^amount must be a string, a number, a boolean, a valid Date/],
    [
      'a class instance',
      new (class Money {
        amount = '1.00';
      })(),
      /^amount must be a string, a number, a boolean, a valid Date/,
    ],
    ['a file', new Blob(['x']), /^amount must be a string, a number, a boolean, a valid Date/],
  ])('%s', (_name, value, message) => {
    expect(() => toFields({ amount: value })).toThrow(message);
    expect(() => encodeQuery({ amount: value })).toThrow(message);
  });

  test('a nested value, by its whole key', () => {
    expect(() => toFields({ items: [{ price: Number.NaN }] })).toThrow(/^items\[0\]\[price\] must be/);
  });
});
