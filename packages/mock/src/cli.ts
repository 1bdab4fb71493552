import { readCommand } from './cli/command.js';
import { runMock } from './cli/run-mock.js';
import { runProxy } from './cli/run-proxy.js';
import { UsageError } from './cli/usage-error.js';

const { name, args } = readCommand(process.argv.slice(2));

async function run(): Promise<void> {
  if (name === 'version') console.log((await import('./cli/version.js')).versionLine());
  else await (name === 'proxy' ? runProxy(args) : runMock(args));
}

run().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  const help = name === 'proxy' ? 'wapi-mock proxy --help' : 'wapi-mock --help';
  console.error(error instanceof UsageError ? `wapi-mock: ${reason}. See ${help}.` : `wapi-mock: ${reason}`);
  process.exitCode = 1;
});
