import { randomUUID } from 'node:crypto';
import { lstat, readFile, readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { errorMessage, FileError } from '../mock-error.js';

/** Milliseconds between saves. Short, so that little is lost if the process crashes. */
const SAVE_INTERVAL_MS = 2000;

/** A file that is saved at regular intervals. */
export interface AutosaveFile {
  /**
   * Saves the file one last time.
   *
   * @throws {FileError} that names the file if it cannot be written
   */
  close(): Promise<void>;
}

/** Content that is saved to a file at regular intervals. */
export interface AutosaveContent {
  /** The content's name in messages, such as `the recording`. */
  name: string;
  /** Returns a number that changes whenever the content changes. */
  version: () => number;
  /** Returns the value to write as JSON. */
  content: () => unknown;
  /** Whether an existing file contains this kind of content, so that overwriting it is safe. */
  isOwn: (found: unknown) => boolean;
}

/**
 * Saves content to a file at regular intervals. The file is readable only by its owner and never contains partial
 * content. If the path is a link, writes to the link's target.
 *
 * @param warn called once, with the reason, if a later save fails
 * @throws {FileError} if the file cannot be written, is a device or a folder, or contains something other than this
 * kind of content
 */
export async function autosave(
  { name, version, content, isOwn }: AutosaveContent,
  path: string,
  warn: (warning: string) => void,
): Promise<AutosaveFile> {
  const file = await resolveTarget(path);
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

/** Resolves links. The target of a link does not have to exist yet. */
export async function resolveTarget(path: string): Promise<string> {
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

/** Prevents a mistyped name from overwriting an existing file. */
async function requireReplaceable(file: string, name: string, isOwn: AutosaveContent['isOwn']): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) return;
  if (!found.isFile()) throw new FileError('it is not a regular file');
  if (found.size === 0) return;
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new FileError(reasonOf(error), { cause: error });
  });
  if (!isOwn(parsed(text)))
    throw new FileError(`it does not contain ${name} of an earlier run: remove it, or choose another name`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Writes a temporary file in the same folder and renames it, so that readers never see a partial file. */
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

/**
 * Returns Node's message without the system call and the paths, because one of the paths is that of a temporary file.
 */
export function reasonOf(error: unknown): string {
  return errorMessage(error).replace(/, \w+ '.*$/s, '');
}
