import { createMock, type MockOptions } from '../create-mock.js';

/** The files that options were read from. */
export interface OptionFiles {
  specFile: string | undefined;
  seedFile: string | undefined;
}

/**
 * Says which file is to blame where a mock cannot be created: a spec and a seed are known to be good or bad only together with the rest.
 *
 * @throws the error with the name of the file, or as it is where it is about none
 */
export function explainFiles(error: unknown, options: MockOptions, { specFile, seedFile }: OptionFiles): never {
  const reason = error instanceof Error ? error.message : String(error);
  const withSpec = { ...options };
  delete withSpec.seed;
  const without = { ...withSpec };
  delete without.spec;
  if (isGood(without)) {
    if (specFile !== undefined && !isGood(withSpec))
      throw new Error(`--spec ${specFile} cannot be used: ${reason}`, { cause: error });
    if (seedFile !== undefined) throw new Error(`--seed ${seedFile} cannot be used: ${reason}`, { cause: error });
  }
  throw error;
}

function isGood(options: MockOptions): boolean {
  try {
    createMock(options);
    return true;
  } catch {
    return false;
  }
}
