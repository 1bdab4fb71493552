import { describe, expect, it } from 'vitest';
import { findViolations, type StoredRecord, type Write } from '../../src/soak/find-violations.js';

const write = (key: string, outcome: Write['outcome'], id?: string): Write => ({
  account: 'a@x.test',
  key,
  outcome,
  ...(id === undefined ? {} : { id }),
});
const stored = (key: string, id: string, account = 'a@x.test'): StoredRecord => ({ account, key, id });

describe('findViolations', () => {
  it('accepts confirmed writes that are stored once, refused ones that are not, and unknown ones of both kinds', () => {
    const writes = [write('1', 'confirmed', 'T1'), write('2', 'refused'), write('3', 'unknown'), write('4', 'unknown')];
    expect(findViolations(writes, [stored('1', 'T1'), stored('3', 'T3')])).toEqual([]);
  });

  it('finds lost, doubled, changed, refused and unexpected records', () => {
    const writes = [
      write('lost', 'confirmed', 'T1'),
      write('doubled', 'unknown'),
      write('changed', 'confirmed', 'T2'),
      write('refused', 'refused'),
    ];
    const records = [
      stored('doubled', 'T3'),
      stored('doubled', 'T4'),
      stored('changed', 'T5'),
      stored('refused', 'T6'),
      stored('lost', 'T1', 'b@x.test'),
    ];
    expect(findViolations(writes, records)).toEqual([
      'a@x.test lost was confirmed but is lost.',
      'a@x.test doubled is stored 2 times.',
      'a@x.test changed was confirmed as T2 but is stored as T5.',
      'a@x.test refused was refused but is stored.',
      'b@x.test lost is stored but was never sent.',
    ]);
  });
});
