import { describe, expect, it } from 'vitest';
import { groupInferredParts } from '../../src/model/inferred-parts.js';
import { site } from '../support/site.js';

describe('groupInferredParts', () => {
  it.each([
    ['a single part', ['/url'], [{ place: '', parts: [{ from: 'url' }] }]],
    [
      'two parts of one parent with their full paths',
      ['/a/0/x', '/a/0/y'],
      [{ place: '', parts: [{ from: 'a.0.x' }, { from: 'a.0.y' }] }],
    ],
    [
      'three parts of one parent as a group',
      ['/a/x', '/a/y', '/a/z'],
      [{ place: 'a', parts: [{ from: 'x' }, { from: 'y' }, { from: 'z' }] }],
    ],
    [
      'consecutive entries as a range',
      ['/a/1', '/a/3', '/a/4', '/a/5'],
      [{ place: '', parts: [{ from: 'a.1' }, { from: 'a.3', to: 'a.5' }] }],
    ],
    ['consecutive numbers in names as a range', ['/n_1', '/n_2'], [{ place: '', parts: [{ from: 'n_1', to: 'n_2' }] }]],
    [
      'the same part of consecutive entries as a range',
      ['/a/1/x', '/a/2/x'],
      [{ place: '', parts: [{ from: 'a.1.x', to: 'a.2.x' }] }],
    ],
    ['escaped names', ['/a~1b'], [{ place: '', parts: [{ from: 'a/b' }] }]],
    ['no parts as an empty list', [], []],
  ])('returns %s', (_what, pointers, expected) => {
    expect(groupInferredParts(pointers)).toEqual(expected);
  });
});

describe('buildExample', () => {
  it('lists no inferred parts if the whole example is inferred', () => {
    const examples = site.operations.flatMap(({ responses }) => responses.flatMap((response) => response.examples));
    const withParts = examples.filter((example) => example.inferredParts.length > 0);
    expect(withParts.length).toBeGreaterThan(5);
    expect(withParts.filter(({ provenance }) => provenance === 'inferred')).toEqual([]);
    expect(examples.filter(({ inferredValues, provenance }) => inferredValues && provenance !== 'inferred')).toEqual(
      withParts,
    );
  });
});
