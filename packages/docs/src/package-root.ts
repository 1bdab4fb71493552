import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** This package's folder, with a slash at the end. Sources and compiled files both lie one folder below it. */
export const packageRoot = fileURLToPath(new URL('..', import.meta.url));

/** Where the built site is. */
export const siteDir = join(packageRoot, 'dist');

/** Where the files are that the site is made of besides code: styles, template, images. */
export const sourceDir = join(packageRoot, 'src');
