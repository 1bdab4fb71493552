import { clearLine, cursorTo } from 'node:readline';
import { formatTaskName, type TaskStart } from './task-log.js';

/** The stream that shows the progress, such as stdout. */
export type ProgressOutput = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

export interface BuildProgress {
  /** Adds a task that has started. */
  readonly add: (task: TaskStart) => void;
  /** Writes how many tasks were built. */
  readonly end: () => void;
}

/** The number of columns to assume if the terminal does not report its width. */
const DEFAULT_COLUMNS = 80;

/**
 * Shows the progress of a build. On a terminal, shows the latest task on a line that each new task replaces. In a file
 * or a CI log, writes only the final line, because a build has more than a hundred tasks.
 */
export function createBuildProgress(output: ProgressOutput): BuildProgress {
  let started = 0;
  let cached = 0;

  function startLine(): void {
    if (output.isTTY !== true) return;
    cursorTo(output, 0);
    clearLine(output, 0);
  }

  return {
    add(task) {
      started += 1;
      if (task.cached) cached += 1;
      startLine();
      if (output.isTTY !== true) return;
      // Shorten the line to the terminal's width, because a line that wraps could not be replaced.
      output.write(`  ${started} ${formatTaskName(task.id)}`.slice(0, (output.columns ?? DEFAULT_COLUMNS) - 1));
    },
    end() {
      startLine();
      output.write(`Built: ${started} tasks, ${cached} of them from the cache.\n`);
    },
  };
}
