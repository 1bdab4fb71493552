// Lints the spec: `npm run lint:spec -- [folder] [--format text|json|sarif|github] [--sarif <file>] [--json <file>]`.
// Exit code 0: no findings, 1: findings, 2: the lint could not run.
import { asksForHelp } from './command-line.js';
import { usage } from './lint/options.js';
import { runLintInWorker } from './lint/run-in-worker.js';

const args = process.argv.slice(2);
if (asksForHelp(args)) console.log(usage);
else {
  const { code, stdout, stderr } = await runLintInWorker(args, process.env['INIT_CWD']);
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = code;
}
