import { describe, expect, it } from 'vitest';
import { equivalent } from './equivalent.js';
import { incomparable } from './incomparable.js';
import { narrower } from './narrower.js';
import { createDocument, judge, places } from './support.js';

describe.each(Object.entries(places))('compare › %s', (_name, { side, put }) => {
  it.each(equivalent)('ignores the spelling of %s', (_row, one, other) => {
    const [base, head] = [createDocument(put(one)), createDocument(put(other))];
    const patch = { bump: 'patch', rules: [] };
    expect([judge(base, head), judge(head, base)]).toEqual([patch, patch]);
  });

  it.each(narrower)('reports when %s', (_row, wide, narrow) => {
    const [before, after] = side === 'request' ? [wide, narrow] : [narrow, wide];
    const [base, head] = [createDocument(put(before)), createDocument(put(after))];
    expect(judge(base, head).bump).toBe('major');
    expect(judge(head, base).rules).toEqual([]);
  });

  it.each(incomparable)('reports a change of %s in both directions', (_row, one, other) => {
    const [base, head] = [createDocument(put(one)), createDocument(put(other))];
    expect([judge(base, head).bump, judge(head, base).bump]).toEqual(['major', 'major']);
  });
});
