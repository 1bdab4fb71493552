import { readFile } from 'node:fs/promises';
import { FileError } from '../mock-error.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
};

/**
 * Reads a file of text.
 *
 * @param name how the message calls it
 * @throws Error that says in a line why it cannot be read
 */
export async function readTextFile(path: string, name = path): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new FileError(`${name} cannot be read: ${REASONS[error.code ?? ''] ?? error.message}`, { cause: error });
  });
}
