/** The source of turbo's own records. */
const TURBO = 'turbo';

/** One line of `turbo run --json`. */
interface LogRecord {
  /** A task such as `@wapi/spec#bundle`, or `turbo`. */
  readonly source: string;
  readonly level: string;
  readonly text: string;
}

export interface TaskStart {
  readonly id: string;
  readonly cached: boolean;
}

/** Writes a task such as `@wapi/spec#bundle` for readers. */
export const formatTaskName = (id: string): string => id.replace('#', ' ');

function parseRecord(line: string): LogRecord | undefined {
  try {
    return JSON.parse(line) as LogRecord;
  } catch {
    // turbo prints its own failures, such as an invalid turbo.json, as plain text.
    return undefined;
  }
}

/** Collects the records of a run. */
export class TaskLog {
  readonly #outputs = new Map<string, string[]>();
  readonly #turbo: string[] = [];

  /** Adds a line. Returns the task if the line is its first. */
  add(line: string): TaskStart | undefined {
    const record = parseRecord(line);
    if (record === undefined || record.source === TURBO) {
      // turbo's `info` records only announce and summarize the run.
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

  /** Everything that a task printed. */
  getOutput(id: string): string {
    return (this.#outputs.get(id) ?? []).join('\n').trim();
  }

  /** The errors and warnings of turbo itself. */
  getTurboOutput(): string {
    return this.#turbo.join('\n').trim();
  }
}
