import { FileError, SeedError, SpecError } from '../mock-error.js';

/** The files from which options were read. */
export interface OptionFiles {
  specFile: string | undefined;
  seedFile: string | undefined;
}

/**
 * Adds the file's name to an error from `createMock` if a file caused the error.
 *
 * @throws {FileError} with the name of the file, or the original error if no file caused it
 */
export function explainFiles(error: unknown, { specFile, seedFile }: OptionFiles): never {
  if (error instanceof SpecError && specFile !== undefined)
    throw new FileError(`--spec ${specFile} cannot be used: ${error.message}`, { cause: error });
  if (error instanceof SeedError && seedFile !== undefined)
    throw new FileError(`--seed ${seedFile} cannot be used: ${error.message}`, { cause: error });
  throw error;
}
