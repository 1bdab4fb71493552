import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Aim, Figure, PartResult } from '../measure/comparison.js';
import { copyWorkspace } from '../siblings.js';
import { multiplySpec } from './multiply-spec.js';
import { runStep, type Step, type StepUsage } from './run-step.js';

/** Sizes of the test specs, in multiples of the current spec's size. */
const FACTORS = [1, 10, 30] as const;

const steps: readonly Step[] = [
  { name: 'lint', folder: '.', commands: ['tsx tools/lint/src/lint-command.ts'] },
  { name: 'bundle', folder: '.', commands: ['tsx tools/lint/src/bundle-command.ts'] },
  { name: 'types', folder: 'packages/types', commands: ['npm run --silent generate', 'npm run --silent build'] },
  { name: 'validation build', folder: 'packages/validation', commands: ['npm run --silent build'] },
  { name: 'client sources', folder: 'packages/client', commands: ['npm run --silent generate'] },
  { name: 'client build', folder: 'packages/client', commands: ['npm run --silent build'] },
  { name: 'mock build', folder: 'packages/mock', commands: ['npm run --silent build'] },
  { name: 'mock start', folder: 'packages/mock', commands: [startAndCall()] },
  { name: 'docs build', folder: 'packages/docs', commands: ['npm run --silent build'] },
  {
    name: 'comparison',
    folder: '.',
    commands: ['tsx tools/spec-diff/src/diff-command.ts spec/dist/openapi.json spec/dist/openapi.json'],
  },
];

/** Returns a program that starts the built mock, waits for its first response and ends. */
function startAndCall(): string {
  const program = `
    import { createMock } from './dist/index.js';
    const mock = createMock();
    const response = await mock.fetch('http://localhost/wapi/withdrawals/meta');
    process.exit(response.status === 200 ? 0 : 1);`;
  return `node --input-type=module --eval "${program.replaceAll('\n', ' ')}"`;
}

/** Runs the whole pipeline on specs of several sizes. */
export async function measureScale(): Promise<PartResult> {
  const usages = new Map<string, StepUsage[]>(steps.map(({ name }) => [name, []]));
  for (const factor of FACTORS) {
    const workspace = mkdtempSync(join(tmpdir(), 'wapi-scale-'));
    try {
      copyWorkspace(workspace);
      multiplySpec(join(workspace, 'spec'), factor);
      for (const step of steps) usages.get(step.name)?.push(await runStep(step, workspace));
    } finally {
      rmSync(workspace, { recursive: true, force: true });
    }
  }
  const figures = [...usages].map(([name, values]): Figure => ({ title: name, value: values.map(format).join('; ') }));
  const aims = [...usages].map(([name, values]) => describeAim(name, values));
  return { comparisons: [], figures, aims, leftOut: [], versions: {} };
}

function format({ wallSeconds, cpuSeconds, peakMegabytes }: StepUsage, index: number): string {
  const [wall, cpu] = [wallSeconds, cpuSeconds].map((seconds) => seconds.toFixed(1));
  return `${FACTORS[index]}×: ${wall} s (CPU ${cpu} s), ${Math.round(peakMegabytes)} MB`;
}

/**
 * States whether a step is linear: at the last size, it must take no more time per operation than at the first size.
 */
function describeAim(name: string, values: readonly StepUsage[]): Aim {
  const [first, last] = [values[0], values.at(-1)];
  const growth = (last?.cpuSeconds ?? 0) / (first?.cpuSeconds ?? 1);
  const factor = FACTORS.at(-1) ?? 1;
  return {
    statement: `${name} of a spec of ${factor}× the size takes at most ${factor}× the CPU time`,
    received: `${growth.toFixed(1)}×`,
    met: growth <= factor,
  };
}
