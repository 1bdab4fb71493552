import { readFileSync } from 'node:fs';
import type { PrebuiltExamples } from './examples.js';

/** The build's file of examples. The path is the same from the source and from the built code. */
export const PREBUILT_EXAMPLES_FILE = new URL('../../dist/generated/examples.json', import.meta.url);

/** The examples that Prism gave when the package was built; empty before the first build, so that Prism is asked at run time. */
export function readPrebuiltExamples(): PrebuiltExamples {
  try {
    return JSON.parse(readFileSync(PREBUILT_EXAMPLES_FILE, 'utf8')) as PrebuiltExamples;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
