// `node tools/contract/src/compare.js <base> [head]`: whether the contract in head breaks those who rely on it as it is in base.
import { run } from './compare/run.js';

const { code, stdout, stderr } = await run(process.argv.slice(2));
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = code;
