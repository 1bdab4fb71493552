import { describe, expect, it } from 'vitest';
import { chooseParts } from '../src/choose-parts.js';

const parts = [{ name: 'client' }, { name: 'mock' }, { name: 'docs' }];

describe('chooseParts', () => {
  it('chooses all parts without a name', () => {
    expect(chooseParts(parts, [])).toEqual(parts);
  });

  it('chooses the named parts in the order of the report', () => {
    expect(chooseParts(parts, ['docs', 'client'])).toEqual([{ name: 'client' }, { name: 'docs' }]);
  });

  it('rejects an unknown name with the known ones', () => {
    expect(() => chooseParts(parts, ['dcos'])).toThrow(
      'the part must be one of client, mock, docs, received "dcos". Did you mean docs?',
    );
  });
});
