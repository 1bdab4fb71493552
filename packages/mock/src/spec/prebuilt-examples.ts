import { readFileSync } from 'node:fs';
import type { PrebuiltExamples } from './examples.js';

/** Written by the build. The relative path is the same from the source and from the built code. */
export const PREBUILT_EXAMPLES_FILE = new URL('../../dist/generated/examples.json', import.meta.url);

/**
 * Returns the examples that Prism rendered during the build. Empty before the first build, so that Prism renders them
 * at run time.
 */
export function readPrebuiltExamples(): PrebuiltExamples {
  try {
    return JSON.parse(readFileSync(PREBUILT_EXAMPLES_FILE, 'utf8')) as PrebuiltExamples;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
