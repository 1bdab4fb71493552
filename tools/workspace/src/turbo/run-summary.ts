import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The fields of turbo's run summary (`--summarize`) that this module reads. */
export interface RunSummary {
  readonly execution: { readonly command: string; readonly startTime: number };
  readonly tasks: readonly TaskSummary[];
}

interface TaskSummary {
  readonly taskId: string;
  /** Missing if the task was not started. If a signal ended the task, only the exit code is missing. */
  readonly execution?: { readonly exitCode?: number | null; readonly error?: string } | null;
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function readSummary(file: string): RunSummary | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunSummary;
  } catch {
    // Skip this file, because another run may still be writing it.
    return undefined;
  }
}

/**
 * Remembers the existing summaries. Call it before a run, and call the returned function after the run to find its
 * summary.
 */
export function expectSummary(rootDir: string, args: readonly string[]): () => RunSummary | undefined {
  const folder = join(rootDir, '.turbo', 'runs');
  const earlier = new Set(listFiles(folder));
  const startTime = Date.now();
  /** Reads and deletes the summary. Returns undefined if turbo failed before it could write a summary. */
  return () => {
    for (const file of listFiles(folder).filter((path) => !earlier.has(path))) {
      const summary = readSummary(file);
      // Skip the summaries of other commands that run at the same time.
      if (summary === undefined || summary.execution.startTime < startTime) continue;
      if (!summary.execution.command.startsWith(['turbo', ...args].join(' '))) continue;
      rmSync(file, { force: true });
      return summary;
    }
    return undefined;
  };
}

export function listFailedTasks({ tasks }: RunSummary): string[] {
  return tasks
    .filter(({ execution }) => (execution?.exitCode ?? 0) !== 0 || execution?.error !== undefined)
    .map(({ taskId }) => taskId);
}
