import { rename, writeFile } from 'node:fs/promises';

/** How often the file is saved, in milliseconds, so that little is lost with the process. */
const SAVE_INTERVAL_MS = 2000;

/** Something that is kept in a file. */
export interface KeptFile {
  /** Saves it for the last time. */
  close(): Promise<void>;
}

/** What is kept. */
export interface Kept {
  /** What it is called in a warning, e.g. `the recording`. */
  name: string;
  /** A number that is another when there is something new. */
  version: () => number;
  /** What is written, as JSON. */
  content: () => unknown;
}

/**
 * Keeps something in a file that only its owner can read. The file is whole at any time.
 *
 * @throws Error when the file cannot be written
 */
export async function keepInFile({ name, version, content }: Kept, path: string): Promise<KeptFile> {
  let saved: number | undefined;
  async function save(): Promise<void> {
    const current = version();
    if (current === saved) return;
    await writeFile(`${path}.part`, `${JSON.stringify(content(), null, 2)}\n`, { mode: 0o600 });
    await rename(`${path}.part`, path);
    saved = current;
  }
  await save();
  let last: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    last = last.then(save).catch((error: unknown) => console.error(`wapi-mock: warning: ${name} cannot be saved: ${String(error)}`));
  }, SAVE_INTERVAL_MS);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      await last;
      await save();
    },
  };
}
