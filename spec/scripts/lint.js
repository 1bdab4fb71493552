// Lints the spec: `node spec/scripts/lint.js [folder] [--format terminal|github|json|sarif] [--sarif <file>] [--json <file>]`, from any folder.
//
// `--format` is what is printed; `--sarif` and `--json` write a report to a file besides. The folder is another copy of the spec than the one
// this script is in. The exit code is 0 where nothing is wrong, 1 where something is, and 2 where the spec could not be linted at all.
import { runLintCommand } from './lint/command.js';

const { code, stdout, stderr } = await runLintCommand(process.argv.slice(2));
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = code;
