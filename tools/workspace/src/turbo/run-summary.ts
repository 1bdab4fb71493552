import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The fields of turbo's run summary (`--summarize`) that this module reads. */
export interface RunSummary {
  readonly execution: { readonly command: string; readonly startTime: number };
  readonly tasks: readonly TaskSummary[];
}

interface TaskSummary {
  readonly taskId: string;
  /** Missing if the task was not started. The exit code is missing if a signal ended it. */
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
    // Another run may still be writing this file.
    return undefined;
  }
}

/** Notes the existing summaries. Call it before a run; the returned function finds the summary of that run. */
export function expectSummary(rootDir: string, args: readonly string[]): () => RunSummary | undefined {
  const folder = join(rootDir, '.turbo', 'runs');
  const earlier = new Set(listFiles(folder));
  const startTime = Date.now();
  /** Reads and deletes the summary. Undefined if turbo failed before it could write one. */
  return () => {
    for (const file of listFiles(folder).filter((path) => !earlier.has(path))) {
      const summary = readSummary(file);
      // Skip the summary of another command that runs at the same time.
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
