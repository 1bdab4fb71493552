// `npm run build`: builds everything from the spec without serving it.
import { requireNoArguments } from '../command-line.js';
import { build } from '../turbo/build.js';

const HELP = `Builds everything from the spec without serving it.
Packages that have not changed are taken from the cache.

  --help, -h  print this text

Exit codes
  0  built
  1  a build failed
  2  an argument is invalid`;

requireNoArguments('npm run build', HELP);

if (!(await build())) process.exitCode = 1;
