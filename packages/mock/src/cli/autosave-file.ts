import { randomUUID } from 'node:crypto';
import { lstat, readFile, readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { FileError } from '../mock-error.js';

/** How often the file is saved, in milliseconds, so that little is lost with the process. */
const SAVE_INTERVAL_MS = 2000;

/** Something that is kept in a file. */
export interface AutosaveFile {
  /**
   * Saves it for the last time.
   *
   * @throws Error that names the file when it cannot be written
   */
  close(): Promise<void>;
}

/** What is kept. */
export interface AutosaveContent {
  /** What it is called in a warning, e.g. `the recording`. */
  name: string;
  /** A number that is another when there is something new. */
  version: () => number;
  /** What is written, as JSON. */
  content: () => unknown;
  /** Whether the JSON of a file that is already there is something of this kind, which may be replaced. */
  isOwn: (found: unknown) => boolean;
}

/**
 * Keeps something in a file that only its owner can read. The file is whole at any time. A link stays, and what it leads to is written.
 *
 * @param warn called once with the reason when the file can no longer be written
 * @throws Error when the file cannot be written, is none but a device or a folder, or holds something that is not of this kind
 */
export async function autosave(
  { name, version, content, isOwn }: AutosaveContent,
  path: string,
  warn: (warning: string) => void,
): Promise<AutosaveFile> {
  const file = await targetOf(path);
  await requireReplaceable(file, name, isOwn);
  let saved: number | undefined;
  async function save(): Promise<void> {
    const current = version();
    if (current === saved) return;
    await replace(file, `${JSON.stringify(content(), null, 2)}\n`);
    saved = current;
  }
  await save().catch((error: unknown) => {
    throw new FileError(reasonOf(error), { cause: error });
  });
  let last: Promise<void> = Promise.resolve();
  let hasFailed = false;
  const timer = setInterval(() => {
    last = last.then(save).then(
      () => void (hasFailed = false),
      (error: unknown) => {
        if (!hasFailed) warn(`${name} cannot be saved in ${path}: ${reasonOf(error)}`);
        hasFailed = true;
      },
    );
  }, SAVE_INTERVAL_MS);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      await last;
      await save().catch((error: unknown) => {
        throw new FileError(`${name} cannot be saved in ${path}: ${reasonOf(error)}`, { cause: error });
      });
    },
  };
}

/** Where a path leads to. A link may lead to a file that is still to be made. */
async function targetOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const isLink = await lstat(path).then(
      (found) => found.isSymbolicLink(),
      () => false,
    );
    return isLink ? resolve(dirname(path), await readlink(path)) : path;
  }
}

/** A mistyped name must not cost somebody a file. */
async function requireReplaceable(file: string, name: string, isOwn: AutosaveContent['isOwn']): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) return;
  if (!found.isFile()) throw new FileError('it is no regular file');
  if (found.size === 0) return;
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new FileError(reasonOf(error), { cause: error });
  });
  if (!isOwn(parsed(text)))
    throw new FileError(`it holds something else than ${name} of an earlier run: remove it, or choose another name`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Writes next to the file first, so that nobody ever finds half of it. */
async function replace(file: string, text: string): Promise<void> {
  const part = `${file}.${randomUUID()}.part`;
  try {
    await writeFile(part, text, { mode: 0o600, flag: 'wx' });
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Node's reason without the call and the paths, of which one is a name that nobody gave. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/, \w+ '.*$/s, '') : String(error);
}
