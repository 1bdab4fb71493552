import { spawnSync } from 'node:child_process';
import { compare } from '../measure/compare.js';
import type { Candidate } from '../measure/compare.js';
import type { PartResult } from '../measure/comparison.js';
import { lintArguments } from '../paths.js';
import { lintWithRedocly } from '../siblings.js';

const ROUNDS = 3;

const candidates: readonly Candidate[] = [
  { name: 'the whole lint', role: 'ours', run: lintSpec },
  { name: "Redocly's lint alone", role: 'baseline', run: () => lintWithRedocly('contract') },
];

/** Compares the whole lint run with its Redocly step alone. Each run has its own process. */
export async function measureLint(): Promise<PartResult> {
  const timings = await compare(candidates, { rounds: ROUNDS, operations: 1 });
  // Report no CPU time, because the work runs in child processes, which this process's clock does not count.
  const measured = timings.map(({ name, role, wall }) => ({ name, role, samples: wall }));
  const comparison = { title: 'Lint of the spec: wall time', unit: 'µs' as const, measured };
  return { comparisons: [comparison], figures: [], aims: [], leftOut: [], versions: {} };
}

/**
 * Lints the spec.
 *
 * @throws Error if the lint fails, because a lint that stops early would look fast
 */
function lintSpec(): void {
  const { status, stderr } = spawnSync(process.execPath, [...lintArguments], { encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`the lint of the spec ended with exit code ${status}: ${stderr.trim().split('\n').at(-1)}`);
}
