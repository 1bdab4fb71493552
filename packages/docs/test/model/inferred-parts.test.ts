import { describe, expect, it } from 'vitest';
import { groupInferredParts } from '../../src/model/inferred-parts.js';
import { site } from '../support/site.js';

describe('the inferred parts of a sample', () => {
  it.each([
    ['one', ['/url'], [{ place: '', parts: [{ from: 'url' }] }]],
    ['few of one place in full', ['/a/0/x', '/a/0/y'], [{ place: '', parts: [{ from: 'a.0.x' }, { from: 'a.0.y' }] }]],
    [
      'many of one place together',
      ['/a/x', '/a/y', '/a/z'],
      [{ place: 'a', parts: [{ from: 'x' }, { from: 'y' }, { from: 'z' }] }],
    ],
    [
      'entries in a row as a range',
      ['/a/1', '/a/3', '/a/4', '/a/5'],
      [{ place: '', parts: [{ from: 'a.1' }, { from: 'a.3', to: 'a.5' }] }],
    ],
    ['numbered names as a range', ['/n_1', '/n_2'], [{ place: '', parts: [{ from: 'n_1', to: 'n_2' }] }]],
    [
      'one part of entries in a row as a range',
      ['/a/1/x', '/a/2/x'],
      [{ place: '', parts: [{ from: 'a.1.x', to: 'a.2.x' }] }],
    ],
    ['escaped names', ['/a~1b'], [{ place: '', parts: [{ from: 'a/b' }] }]],
    ['none', [], []],
  ])('are named shortly: %s', (_what, pointers, expected) => {
    expect(groupInferredParts(pointers)).toEqual(expected);
  });

  it('are left out where all of the sample is inferred', () => {
    const examples = site.operations.flatMap(({ responses }) => responses.flatMap((response) => response.examples));
    const noted = examples.filter((example) => example.inferredParts.length > 0);
    expect(noted.length).toBeGreaterThan(5);
    expect(noted.filter(({ provenance }) => provenance === 'inferred')).toEqual([]);
    expect(examples.filter(({ inferredValues, provenance }) => inferredValues && provenance !== 'inferred')).toEqual(
      noted,
    );
  });
});
