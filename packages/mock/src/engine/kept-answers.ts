import { readFileSync } from 'node:fs';
import type { KeptAnswers } from './engine.js';

/** Where the build keeps Prism's answers, seen from the source and from what is built of it. */
export const KEPT_ANSWERS_FILE = new URL('../../dist/generated/answers.json', import.meta.url);

/** What Prism answered when the package was built: nothing where that has not been done, so that Prism is asked. */
export function readKeptAnswers(): KeptAnswers {
  try {
    return JSON.parse(readFileSync(KEPT_ANSWERS_FILE, 'utf8')) as KeptAnswers;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
