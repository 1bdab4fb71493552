import { runMock } from './cli/run-mock.js';
import { runProxy } from './cli/run-proxy.js';
import { UsageError } from './cli/usage-error.js';

const [command, ...rest] = process.argv.slice(2);
const running = command === 'proxy' ? runProxy(rest) : runMock(process.argv.slice(2));

running.catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  console.error(error instanceof UsageError ? `wapi-mock: ${reason}. See wapi-mock --help.` : `wapi-mock: ${reason}`);
  process.exitCode = 1;
});
