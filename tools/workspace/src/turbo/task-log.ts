/** The `source` in records that turbo itself writes. */
const TURBO = 'turbo';

/** One line of `turbo run --json`. */
interface LogRecord {
  /** The id of a task, such as `@wapi/spec#bundle`, or `turbo`. */
  readonly source: string;
  readonly level: string;
  readonly text: string;
}

export interface TaskStart {
  readonly id: string;
  readonly cached: boolean;
}

/** Formats the id of a task, such as `@wapi/spec#bundle`, for readers. */
export const formatTaskName = (id: string): string => id.replace('#', ' ');

function parseRecord(line: string): LogRecord | undefined {
  try {
    return JSON.parse(line) as LogRecord;
  } catch {
    // turbo prints its own failures, such as an invalid turbo.json, as plain text.
    return undefined;
  }
}

/** Collects the log records of a turbo run. */
export class TaskLog {
  readonly #outputs = new Map<string, string[]>();
  readonly #turbo: string[] = [];

  /** Adds a line. Returns the task if this is the task's first line. */
  add(line: string): TaskStart | undefined {
    const record = parseRecord(line);
    if (record === undefined || record.source === TURBO) {
      // Ignore turbo's `info` records, because they only announce and summarize the run.
      if (record?.level !== 'info') this.#turbo.push(record?.text ?? line);
      return undefined;
    }
    const { source: id, text } = record;
    const output = this.#outputs.get(id);
    if (output !== undefined) {
      output.push(text);
      return undefined;
    }
    // The first record of a task comes from turbo and says whether the output is cached.
    this.#outputs.set(id, []);
    return { id, cached: text.startsWith('cache hit') };
  }

  /** Returns everything that a task printed. */
  getOutput(id: string): string {
    return (this.#outputs.get(id) ?? []).join('\n').trim();
  }

  /** Returns turbo's own errors and warnings. */
  getTurboOutput(): string {
    return this.#turbo.join('\n').trim();
  }
}
