// `npm run build`: builds everything from the spec without serving it.
import { build } from '../turbo/build.js';

if (!(await build())) process.exitCode = 1;
