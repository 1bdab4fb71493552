#!/usr/bin/env node
import { findCommand } from './cli/find-command.js';
import { runMock } from './cli/run-mock.js';
import { UsageError } from './cli/usage-error.js';
import { errorMessage } from './mock-error.js';

// Node's own line starts with the process id, and ends with advice on Node.
process.removeAllListeners('warning');
process.on('warning', ({ message }) => console.error(`wapi-mock: warning: ${message}`));

const { name, args } = findCommand(process.argv.slice(2));

async function run(): Promise<void> {
  if (name === 'version') console.log((await import('./cli/version.js')).versionLine());
  else if (name === 'mock') await runMock(args);
  else {
    console.error('wapi-mock: the proxy is a command of the package @wapi/verify: wapi-verify proxy <target>.');
    process.exitCode = 2;
  }
}

run().catch((error: unknown) => {
  const reason = errorMessage(error);
  console.error(error instanceof UsageError ? `wapi-mock: ${reason}. See wapi-mock --help.` : `wapi-mock: ${reason}`);
  process.exitCode = 1;
});
