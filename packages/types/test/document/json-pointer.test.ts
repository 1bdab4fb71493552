import { describe, expect, test } from 'vitest';
import { formatPointer, getAtPointer, parsePointer } from '../../src/document/json-pointer.js';

const pairs: [string[], string][] = [
  [[], ''],
  [['paths', '/user/{id}'], '/paths/~1user~1{id}'],
  [['a~b', '~1'], '/a~0b/~01'],
  [[''], '/'],
  [['%2F'], '/%2F'],
];

describe('JSON Pointers', () => {
  test.each(pairs)('formats %j as %j and parses it back', (keys, pointer) => {
    expect(formatPointer(...keys)).toBe(pointer);
    expect(parsePointer(pointer)).toEqual(keys);
  });

  test('decodes percent escapes in a URL fragment only', () => {
    expect(parsePointer('#/paths/~1a%20b')).toEqual(['paths', '/a b']);
    expect(parsePointer('/a%20b')).toEqual(['a%20b']);
  });

  test('finds nested values, list items and nothing', () => {
    const root = { list: [{ 'a/b': 1 }] };
    expect(getAtPointer(root, '/list/0/a~1b')).toBe(1);
    expect(getAtPointer(root, '')).toBe(root);
    expect(getAtPointer(root, '/list/1/a')).toBeUndefined();
    expect(getAtPointer(root, '/constructor')).toBeUndefined();
  });
});
