// `npm run build`: everything from the spec, nothing served.
import { runTurbo } from './turbo.js';

const { failed } = await runTurbo(['bundle', 'generate', 'build']);
if (failed.length > 0) process.exitCode = 1;
