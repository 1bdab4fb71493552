// `npm test`: lints, type-checks and tests everything, then prints one line of totals.
import { runLinters } from '../checks/linters.js';
import { summarize } from '../checks/summarize.js';
import { clearTestReports } from '../checks/test-reports.js';
import { runTurbo } from '../turbo/run-turbo.js';

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
