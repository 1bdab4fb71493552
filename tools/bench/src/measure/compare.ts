import type { Comparison, Role } from './comparison.js';
import { sampleInTurn } from './rounds.js';

export interface Candidate {
  readonly name: string;
  readonly role: Role;
  /** Runs one operation. If it returns a promise, the measurement awaits the promise. */
  readonly run: () => unknown;
}

export interface Timings {
  readonly name: string;
  readonly role: Role;
  /** Microseconds per operation, one value per round. */
  readonly wall: readonly number[];
  /** CPU time of this process with all of its threads, in microseconds per operation, one value per round. */
  readonly cpu: readonly number[];
}

/**
 * Measures the candidates in turn.
 *
 * @param size `warmUps` defaults to 1 round
 */
export async function compare(
  candidates: readonly Candidate[],
  size: { rounds: number; operations: number; warmUps?: number },
): Promise<Timings[]> {
  const { rounds, operations, warmUps = 1 } = size;
  const samples = await sampleInTurn(candidates, { rounds, warmUps }, async ({ run }) => {
    const cpuStart = process.cpuUsage();
    const start = process.hrtime.bigint();
    for (let done = 0; done < operations; done += 1) await run();
    const elapsed = Number(process.hrtime.bigint() - start) / 1000;
    const { user, system } = process.cpuUsage(cpuStart);
    return { wall: elapsed / operations, cpu: (user + system) / operations };
  });
  return candidates.map(({ name, role }, index) => {
    const own = samples[index] ?? [];
    return { name, role, wall: own.map(({ wall }) => wall), cpu: own.map(({ cpu }) => cpu) };
  });
}

/** Turns timings into two comparisons: wall time and CPU time. */
export function toComparisons(title: string, timings: readonly Timings[]): Comparison[] {
  return (['wall', 'cpu'] as const).map((clock) => ({
    title: `${title}: ${clock === 'wall' ? 'wall time' : 'CPU time'}`,
    unit: 'µs',
    measured: timings.map(({ name, role, [clock]: samples }) => ({ name, role, samples })),
  }));
}
