import { rename, writeFile } from 'node:fs/promises';
import type { Recorder } from './recorder.js';

/** How often a recording is saved, in milliseconds, so that little is lost with the process. */
const SAVE_INTERVAL_MS = 2000;

/** A recording that is kept in a file. */
export interface HarFile {
  /** Writes what is recorded for the last time. */
  close(): Promise<void>;
}

/**
 * Keeps a recording in a file. The file is whole at any time.
 *
 * @throws Error when the file cannot be written
 */
export async function keepInFile(recorder: Recorder, path: string): Promise<HarFile> {
  let saved = -1;
  async function save(): Promise<void> {
    const har = recorder.toHar();
    if (har.log.entries.length === saved) return;
    saved = har.log.entries.length;
    await writeFile(`${path}.part`, `${JSON.stringify(har, null, 2)}\n`, { mode: 0o600 });
    await rename(`${path}.part`, path);
  }
  await save();
  let last: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    last = last.then(save).catch((error: unknown) => console.error(`wapi-mock: warning: the recording cannot be saved: ${String(error)}`));
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
