import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { createLog, CREATOR } from '../recording/har.js';
import { createEntryWriter, type TrafficListener } from '../recording/recorder.js';
import { FileError } from '../mock-error.js';
import { reasonOf, resolveTarget } from './autosave-file.js';

/** A recording that is written to a file while the mock runs. */
export interface RecordingFile extends TrafficListener {
  /** Starts to overwrite the file. Before this call, an earlier recording stays unchanged. */
  start(): Promise<void>;
  /**
   * Writes the last entries.
   *
   * @returns the number of recorded requests
   * @throws {FileError} with the file's name, if the recording is incomplete
   */
  close(): Promise<number>;
}

/** Milliseconds between writes. Short, so that little is lost if the process crashes. */
const WRITE_INTERVAL_MS = 2000;
/** The maximum number of bytes buffered for the next write. */
const MAX_PENDING = 1_000_000;
const START = JSON.stringify({ log: { ...createLog(0), entries: [] } }).replace(/\]\}\}$/, '');
const END = '\n]}}\n';
/** Matches the start of a recording written by this version of the mock or an earlier one. */
const OWN = new RegExp(
  `^\\s*\\{\\s*"log":\\s*\\{\\s*"version":\\s*"1\\.2",\\s*"creator":\\s*\\{\\s*"name":\\s*"${CREATOR}"`,
);
const OWN_LENGTH = 200;

/**
 * Opens a file for a recording. Only the file's owner can read the file. The file is a complete HAR after each write,
 * and memory use does not grow with the recording.
 *
 * @param warn called once, with the reason, if a later write fails
 * @throws {FileError} if the file cannot be written, is a device or a folder, or is not a recording by the mock
 */
export async function openRecordingFile(path: string, warn: (warning: string) => void): Promise<RecordingFile> {
  const file = await resolveTarget(path);
  await requireOwn(file);
  // Preserve the earlier recording until `start`, because the mock may fail to start.
  const handle = await open(file, constants.O_RDWR | constants.O_CREAT, 0o600).catch((error: unknown) => {
    throw new FileError(reasonOf(error), { cause: error });
  });
  let written = 0;
  let pending = START;
  let count = 0;
  let failure: unknown;
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();

  /** Overwrites the closing brackets of the file with the next entries, and writes the brackets again. */
  async function write(): Promise<void> {
    if (pending === '' || timer === undefined) return;
    const next = Buffer.from(pending);
    pending = '';
    try {
      if (written === 0) await handle.truncate();
      await writeAll(handle, Buffer.concat([next, Buffer.from(END)]), written);
      written += next.byteLength;
    } catch (error) {
      // Drop the entries, because buffering them until a write succeeds could exhaust the memory.
      if (failure === undefined) warn(`the recording cannot be saved in ${path}: ${reasonOf(error)}`);
      failure ??= error;
    }
  }
  const flush = (): Promise<void> => (last = last.then(write));

  const writer = createEntryWriter((entry) => {
    pending += `${count === 0 ? '\n' : ',\n'}${JSON.stringify(entry)}`;
    count += 1;
    if (pending.length > MAX_PENDING) void flush();
  });
  return {
    ...writer,
    async start() {
      timer = setInterval(() => void flush(), WRITE_INTERVAL_MS);
      timer.unref();
      await flush();
    },
    async close() {
      clearInterval(timer);
      await flush();
      try {
        if (failure !== undefined) throw failure;
        // The file or its folder may have been removed or replaced.
        const [own, there] = await Promise.all([handle.stat(), stat(file)]);
        if (own.ino !== there.ino) throw new Error('another file has replaced it');
      } catch (error) {
        throw new FileError(`the recording cannot be saved in ${path}: ${reasonOf(error)}`, { cause: error });
      } finally {
        await handle.close();
      }
      return count;
    },
  };
}

/** Repeats the write until all bytes are stored, because one write may store only some of them. */
async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.byteLength - done, position + done);
    done += bytesWritten;
  }
}

/** Prevents a mistyped name from overwriting an existing file. */
async function requireOwn(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) return;
  if (!found.isFile()) throw new FileError('it is not a regular file');
  if (found.size === 0) return;
  try {
    const handle = await open(file);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(OWN_LENGTH), 0, OWN_LENGTH, 0);
    await handle.close();
    if (OWN.test(buffer.toString('utf8', 0, bytesRead))) return;
  } catch (error) {
    throw new FileError(reasonOf(error), { cause: error });
  }
  throw new FileError('it does not contain the recording of an earlier run: remove it, or choose another name');
}
