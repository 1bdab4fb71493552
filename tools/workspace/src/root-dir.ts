import { fileURLToPath } from 'node:url';

/** The repository root. */
export const rootDir = fileURLToPath(new URL('../../..', import.meta.url));
