import { describe, expect, test } from 'vitest';
import { brokenLiteral, docComment, indent, literal, propertyName, quote } from '../../src/source-text/print.js';

test.each([
  ['plain', "'plain'"],
  ["it's", "'it\\'s'"],
  ['say "yes"', `'say "yes"'`],
  ['back\\slash', "'back\\\\slash'"],
  ['two\nlines', "'two\\nlines'"],
  ['\\" and \\\'', `'\\\\" and \\\\\\''`],
])('quote(%j) is a literal of the same text', (text, want) => {
  expect(quote(text)).toBe(want);
  expect(new Function(`return ${quote(text)}`)()).toBe(text);
});

test('literal', () => {
  const value = { a: 1, 'b-c': ['x', true], d: {} };
  expect(literal(value)).toBe("{ a: 1, 'b-c': ['x', true], d: {} }");
  expect(() => literal(undefined)).toThrow(/cannot print undefined/);
  expect(() => literal({ a: null })).toThrow(/cannot print null/);
});

describe('brokenLiteral', () => {
  const value = { a: [1, 2], 'b-c': { d: 'long' }, e: {} };

  test.each<[name: string, room: number, want: string]>([
    ['what fits is on one line', 42, "{ a: [1, 2], 'b-c': { d: 'long' }, e: {} }"],
    ['only what does not fit is broken', 41, "{\n  a: [1, 2],\n  'b-c': { d: 'long' },\n  e: {},\n}"],
    ['each level has two characters less', 14, "{\n  a: [1, 2],\n  'b-c': {\n    d: 'long',\n  },\n  e: {},\n}"],
    [
      'a list is broken as an object is',
      7,
      "{\n  a: [\n    1,\n    2,\n  ],\n  'b-c': {\n    d: 'long',\n  },\n  e: {},\n}",
    ],
  ])('%s', (_name, room, want) => {
    expect(brokenLiteral(value, room)).toBe(want);
  });

  test('so has each level of lists', () => {
    expect(brokenLiteral([[1, 2]], 7)).toBe('[\n  [\n    1,\n    2,\n  ],\n]');
  });

  test('does not break text and numbers', () => {
    expect([brokenLiteral('long', 2), brokenLiteral(1000, 2)]).toEqual(["'long'", '1000']);
    expect(() => brokenLiteral([undefined], 2)).toThrow(/cannot print undefined/);
  });
});

test('propertyName quotes only what must be', () => {
  expect([propertyName('getProfile'), propertyName('$x1'), propertyName('1x'), propertyName('a-b')]).toEqual([
    'getProfile',
    '$x1',
    "'1x'",
    "'a-b'",
  ]);
});

test('indent leaves empty lines empty', () => {
  expect(indent('a\n\n  b', 2)).toBe('  a\n\n    b');
});

describe('docComment', () => {
  test('one line', () => expect(docComment(' Text. ')).toBe('/** Text. */'));
  test('a block', () => expect(docComment('One.  \n\nTwo.')).toBe('/**\n * One.\n *\n * Two.\n */'));
  test('cannot be closed by its text', () => expect(docComment('a */ b')).toBe('/** a *\\/ b */'));
});
