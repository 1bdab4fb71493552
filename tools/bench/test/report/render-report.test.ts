import { describe, expect, it } from 'vitest';
import type { PartResult } from '../../src/measure/comparison.js';
import type { Machine } from '../../src/report/machine.js';
import { renderReport } from '../../src/report/render-report.js';

const machine: Machine = {
  processor: 'Some CPU',
  cores: 2,
  memoryBytes: 8 * 1024 ** 3,
  system: 'Linux 6',
  node: 'v20.20.2',
  load: 0.5,
  date: '2026-01-02',
};

const result: PartResult = {
  comparisons: [
    {
      title: 'a call',
      unit: 'µs',
      measured: [
        { name: 'ours', role: 'ours', samples: [10] },
        { name: 'theirs', role: 'competitor', samples: [20] },
      ],
    },
  ],
  figures: [{ title: 'Search', value: '3 ms' }],
  aims: [{ statement: 'Fast', received: '10 µs', met: true }],
  leftOut: [{ name: 'broken', reason: 'It does not start.' }],
  versions: { theirs: '1.2.3', also: '4.5.6' },
};

const report = renderReport(machine, [
  { title: 'Client', method: 'In turn.', outcome: { result } },
  { title: 'Docs', method: 'In a browser.', outcome: { failure: 'no Chromium' } },
]);

describe('renderReport', () => {
  it('puts the machine and the ratios before the absolute figures', () => {
    const headings = report.split('\n').filter((line) => line.startsWith('## '));
    expect(headings).toEqual([
      '## Ratios',
      '## Where it is slower',
      '## Absolute figures',
      '## How it was measured',
      '## Versions',
    ]);
    expect(report.indexOf('Some CPU, 2 cores')).toBeLessThan(report.indexOf('## Ratios'));
    expect(report).toContain('8 GiB');
    expect(report).toContain('2026-01-02');
    expect(report).toContain('v20.20.2');
  });

  it('says which candidates are left out, and why', () => {
    expect(report).toContain('- Left out: broken. It does not start.');
  });

  it('shows a part without comparisons only among the figures', () => {
    const figuresOnly = { ...result, comparisons: [], leftOut: [] };
    const text = renderReport(machine, [{ title: 'Scale', method: 'Once.', outcome: { result: figuresOnly } }]);
    expect(text.split('### Scale')).toHaveLength(2);
    expect(text).toContain('### Scale\n\n- Search: 3 ms\n- Aim met: Fast.');
  });

  it('says why a part was not measured', () => {
    expect(report).toContain('### Docs\n\nNot measured: no Chromium');
  });

  it('writes figures, aims, the method and the versions', () => {
    expect(report).toContain('- Search: 3 ms');
    expect(report).toContain('- Aim met: Fast. Measured: 10 µs.');
    expect(report).toContain('- **Client**: In turn.');
    expect(report.indexOf('| also ')).toBeLessThan(report.indexOf('| 1.2.3 '));
  });

  it('marks a busy machine', () => {
    expect(report).not.toContain('a busy machine');
    expect(renderReport({ ...machine, load: 3 }, [])).toContain('3.0 processes on 2 cores (a busy machine)');
  });
});
