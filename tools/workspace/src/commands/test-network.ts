// `npm run test:network`: runs the tests that download from the npm registry, in every runtime unless WAPI_RUNTIMES names some. `npm test`
// skips what it cannot download in time; this command fails.
import { summarize } from '../checks/summarize.js';
import { clearTestReports } from '../checks/test-reports.js';
import { runTurbo } from '../turbo/run-turbo.js';

process.env['WAPI_NETWORK_TESTS'] = 'required';
process.env['WAPI_RUNTIMES'] ??= 'all';

const reports = clearTestReports();
const { failed } = await runTurbo(['test:network'], { keepGoing: true });
const { line, ok } = summarize(reports, failed);
console.log(`\n${line}`);
if (!ok) process.exitCode = 1;
