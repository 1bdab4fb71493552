/** The source of records that turbo itself wrote, and not one of its tasks. */
const TURBO = 'turbo';

/** One line of `turbo run --json`. */
interface LogRecord {
  /** A task, as `@wapi/spec#bundle`, or `turbo`. */
  readonly source: string;
  readonly level: string;
  readonly text: string;
}

export interface TaskStart {
  readonly id: string;
  readonly cached: boolean;
}

function parseRecord(line: string): LogRecord | undefined {
  try {
    return JSON.parse(line) as LogRecord;
  } catch {
    // turbo reports a failure of its own, such as a wrong turbo.json, as plain text.
    return undefined;
  }
}

/** Collects the records of a run. */
export class TaskLog {
  readonly #outputs = new Map<string, string[]>();
  readonly #turbo: string[] = [];

  /** Adds a line. Returns the task that it starts, if it does. */
  add(line: string): TaskStart | undefined {
    const record = parseRecord(line);
    if (record === undefined || record.source === TURBO) {
      // Its level `info` announces the run and sums it up.
      if (record?.level !== 'info') this.#turbo.push(record?.text ?? line);
      return undefined;
    }
    const { source: id, text } = record;
    const output = this.#outputs.get(id);
    if (output !== undefined) {
      output.push(text);
      return undefined;
    }
    // The first record of a task is turbo's, and says where its output comes from.
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
