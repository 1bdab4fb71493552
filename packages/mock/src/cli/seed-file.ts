import { readTextFile } from './read-text-file.js';
import type { Seed } from '../state/seed.js';
import { FileError } from '../mock-error.js';

/**
 * Reads a seed from a JSON or YAML file. Whether it is a seed is for `createMock` to say.
 *
 * @throws Error when there is no such file, or it is neither
 */
export async function readSeedFile(path: string): Promise<Seed> {
  const text = await readTextFile(path, `--seed ${path}`);
  // JSON is YAML too, and the library is of no use to those who seed nothing.
  const { parse } = await import('yaml');
  try {
    return parse(text, { prettyErrors: true }) as Seed;
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new FileError(`--seed ${path} is neither JSON nor YAML: ${reason.replace(/:$/, '')}`, { cause: error });
  }
}
