// `npm run build`: everything from the spec, nothing served.
import { build } from './turbo.js';

if (!(await build())) process.exitCode = 1;
