// `npm test`: lints, type-checks and tests everything, then prints one line of totals.
import { runLinters } from '../checks/linters.js';
import { summarize } from '../checks/summarize.js';
import { requireNoArguments } from '../command-line.js';
import { clearTestReports } from '../checks/test-reports.js';
import { runTurbo } from '../turbo/run-turbo.js';

const HELP = `Lints, type-checks and tests everything, then prints one line of totals.
Packages that have not changed since they passed are not tested again.

  --help, -h       print this text

Environment
  CHROMIUM_PATH    the browser for tests (default: /usr/bin/chromium-headless-shell,
                   or /usr/bin/chromium if that does not exist)
  WAPI_RUNTIMES    all: also test the packed client in each supported runtime

Exit codes
  0  all checks passed
  1  a check failed
  2  an argument is invalid`;

requireNoArguments('npm test', HELP);

const reports = clearTestReports();

console.log('Linting the code');
const failedLinters = await runLinters();

console.log('Building, type-checking and testing each package');
const { failed } = await runTurbo(['lint', 'typecheck', 'test'], { keepGoing: true });

const failures = [...failedLinters, ...failed];
const { line, ok } = summarize(reports, failures);
if (failures.length > 0) console.log(`\nFailed: ${failures.map((step) => step.replace('#', ' ')).join(', ')}`);
console.log(`\n${line}`);
if (!ok) process.exitCode = 1;
