import { readTextFile } from './read-text-file.js';
import type { Seed } from '../state/seed.js';
import { errorMessage, FileError } from '../mock-error.js';

/**
 * Reads a seed from a JSON or YAML file. `createMock` validates the seed.
 *
 * @throws {FileError} if the file cannot be read, or is neither JSON nor YAML
 */
export async function readSeedFile(path: string): Promise<Seed> {
  const text = await readTextFile(path, `--seed ${path}`);
  // JSON is valid YAML. The parser is loaded only here, because most users have no seed file.
  const { parse } = await import('yaml');
  try {
    return parse(text, { prettyErrors: true }) as Seed;
  } catch (error) {
    const [reason = ''] = errorMessage(error).split('\n');
    throw new FileError(`--seed ${path} is neither JSON nor YAML: ${reason.replace(/:$/, '')}`, { cause: error });
  }
}
