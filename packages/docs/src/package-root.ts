import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** This package's folder, with a slash at the end. */
export const packageRoot = fileURLToPath(new URL('..', import.meta.url));

/** The folder of the built site. */
export const siteDir = join(packageRoot, 'dist');

/** The folder of the sources, which also contains style sheets and images. */
export const sourceDir = join(packageRoot, 'src');
