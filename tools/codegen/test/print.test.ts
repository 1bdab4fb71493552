import { describe, expect, test } from 'vitest';
import { docComment, indent, literal, propertyName, quote } from '../src/print.js';

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

test('propertyName quotes only what must be', () => {
  expect([propertyName('getProfile'), propertyName('$x1'), propertyName('1x'), propertyName('a-b')]).toEqual(['getProfile', '$x1', "'1x'", "'a-b'"]);
});

test('indent leaves empty lines empty', () => {
  expect(indent('a\n\n  b', 2)).toBe('  a\n\n    b');
});

describe('docComment', () => {
  test('one line', () => expect(docComment(' Text. ')).toBe('/** Text. */'));
  test('a block', () => expect(docComment('One.  \n\nTwo.')).toBe('/**\n * One.\n *\n * Two.\n */'));
  test('cannot be closed by its text', () => expect(docComment('a */ b')).toBe('/** a *\\/ b */'));
});
