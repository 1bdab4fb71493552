import type { Comparison } from '../measure/comparison.js';
import { sampleInTurn } from '../measure/rounds.js';
import type { ServerKind } from './server-kinds.js';
import { startServer } from './start-server.js';

const STARTS = 5;

/** Measures the CPU time that each server needs until its first response, and the memory in use at that time. */
export async function measureStarts(kinds: readonly ServerKind[]): Promise<Comparison[]> {
  const samples = await sampleInTurn(kinds, { rounds: STARTS }, async (kind) => {
    const { getUsage, stop } = await startServer(kind, { measuresStart: true });
    const { cpu, rss } = await getUsage();
    stop();
    return { cpu: cpu.user + cpu.system, rss };
  });
  const select = (key: 'cpu' | 'rss') =>
    kinds.map(({ name, role }, index) => ({
      name,
      role,
      samples: (samples[index] ?? []).map((sample) => sample[key]),
    }));
  return [
    { title: 'Start until the first response: CPU time', unit: 'µs', measured: select('cpu') },
    { title: 'Start until the first response: memory', unit: 'bytes', measured: select('rss') },
  ];
}
