import { runMock } from './cli/run-mock.js';
import { UsageError } from './cli/usage-error.js';

runMock(process.argv.slice(2)).catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  console.error(error instanceof UsageError ? `wapi-mock: ${reason}. See wapi-mock --help.` : `wapi-mock: ${reason}`);
  process.exitCode = 1;
});
