import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { renderTable } from './table.js';

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly system: string;
  readonly node: string;
  /** Average number of processes that were running or waiting for a processor in the minute before the run. */
  readonly load: number;
  /** As `2026-11-28`. */
  readonly date: string;
}

/** Describes the machine and its load. Call this before the run, because the run itself is load. */
export function describeMachine(): Machine {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryBytes: totalmem(),
    system: `${type()} ${release()}`,
    node: process.version,
    load: loadavg()[0] ?? 0,
    date: new Date().toISOString().slice(0, 10),
  };
}

export function renderMachine({ processor, cores, memoryBytes, system, node, load, date }: Machine): string {
  return renderTable([
    ['Machine', ''],
    ['Processor', `${processor}, ${cores} cores`],
    ['Memory', `${(memoryBytes / 1024 ** 3).toFixed(0)} GiB`],
    ['System', system],
    ['Node', node],
    ['Date', date],
    [
      'Load before the run',
      `${load.toFixed(1)} processes on ${cores} cores${load > cores / 2 ? ' (a busy machine)' : ''}`,
    ],
  ]);
}
