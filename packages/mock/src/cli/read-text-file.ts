import { readFile } from 'node:fs/promises';
import { FileError } from '../mock-error.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
};

/**
 * Reads a text file.
 *
 * @param name the file's name in error messages
 * @throws {FileError} with the reason, in one line
 */
export async function readTextFile(path: string, name = path): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new FileError(`${name} cannot be read: ${REASONS[error.code ?? ''] ?? error.message}`, { cause: error });
  });
}
