import { FileError, SeedError, SpecError } from '../mock-error.js';

/** The files that options were read from. */
export interface OptionFiles {
  specFile: string | undefined;
  seedFile: string | undefined;
}

/**
 * Names the file that an error of `createMock` is about.
 *
 * @throws {FileError} with the name of the file, or the error itself if it is about no file
 */
export function explainFiles(error: unknown, { specFile, seedFile }: OptionFiles): never {
  if (error instanceof SpecError && specFile !== undefined)
    throw new FileError(`--spec ${specFile} cannot be used: ${error.message}`, { cause: error });
  if (error instanceof SeedError && seedFile !== undefined)
    throw new FileError(`--seed ${seedFile} cannot be used: ${error.message}`, { cause: error });
  throw error;
}
