// `npm run test:network`: runs the tests that download from the npm registry, in all runtimes or in those in
// WAPI_RUNTIMES. If a download is too slow, this command fails, whereas `npm test` skips the tests.
import { summarize } from '../checks/summarize.js';
import { clearTestReports } from '../checks/test-reports.js';
import { requireNoArguments } from '../command-line.js';
import { runTurbo } from '../turbo/run-turbo.js';

const HELP = `Runs the tests that download packages from the npm registry.

  --help, -h     print this text

Environment
  WAPI_RUNTIMES  all, or the names of the runtimes to test (default: all)

Exit codes
  0  all tests passed
  1  a test or a download failed
  2  an argument is invalid`;

requireNoArguments('npm run test:network', HELP);

process.env['WAPI_NETWORK_TESTS'] = 'all';
process.env['WAPI_RUNTIMES'] ??= 'all';

const reports = clearTestReports();
const { failed } = await runTurbo(['test:network'], { keepGoing: true });
const { line, ok } = summarize(reports, failed);
console.log(`\n${line}`);
if (!ok) process.exitCode = 1;
