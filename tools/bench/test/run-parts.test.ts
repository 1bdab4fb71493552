import { expect, it } from 'vitest';
import type { PartResult } from '../src/measure/comparison.js';
import { runParts } from '../src/run-parts.js';

const empty: PartResult = {
  comparisons: [],
  figures: [],
  aims: [],
  leftOut: [{ name: 'all', reason: 'No network.' }],
  versions: {},
};
const measured: PartResult = {
  ...empty,
  comparisons: [{ title: 'a call', unit: 'µs', measured: [{ name: 'ours', role: 'ours', samples: [1] }] }],
};
const figuresOnly: PartResult = { ...empty, figures: [{ title: 'lint', value: '3 s' }] };
const part = (name: string, measure: () => Promise<PartResult>) => ({ name, title: name, method: '', measure });

it('goes on after a part that fails, and reports a part without comparisons and figures as failed', async () => {
  const printed: string[] = [];
  const reports = await runParts(
    [
      part('broken', () => Promise.reject(new Error('It broke.'))),
      part('empty', async () => empty),
      part('fine', async () => measured),
      part('figures', async () => figuresOnly),
    ],
    (text) => printed.push(text),
  );
  expect(reports.map(({ outcome }) => outcome)).toEqual([
    { failure: 'It broke.' },
    { failure: 'No network.' },
    { result: measured },
    { result: figuresOnly },
  ]);
  expect(printed.join('\n')).toContain('Not measured: It broke.');
  expect(printed.join('\n')).toContain('- lint: 3 s');
});
