#!/usr/bin/env node
import { type CommandName, findCommand } from './cli/find-command.js';
import { UsageError } from './cli/usage-error.js';
import { errorMessage } from './mock-error.js';

// Replaces Node's warning format, which adds the process id and advice about Node's own options.
process.removeAllListeners('warning');
process.on('warning', ({ message }) => console.error(`wapi-mock: warning: ${message}`));

let name: CommandName = 'mock';

async function run(): Promise<void> {
  const command = findCommand(process.argv.slice(2));
  ({ name } = command);
  if (command.print === 'version') console.log((await import('./cli/version.js')).versionLine());
  else if (command.print === 'help') console.log((await import('./cli/help.js')).HELP[name]);
  else if (name === 'replay') await (await import('./cli/run-replay.js')).runReplay(command.args);
  else if (name === 'trigger') await (await import('./cli/run-trigger.js')).runTrigger(command.args);
  else if (name === 'clock') await (await import('./cli/run-clock.js')).runClock(command.args);
  else await (await import('./cli/run-mock.js')).runMock(name, command.args);
}

run().catch((error: unknown) => {
  const reason = errorMessage(error);
  const help = name === 'mock' ? 'wapi-mock --help' : `wapi-mock ${name} --help`;
  console.error(error instanceof UsageError ? `wapi-mock: ${reason}. See ${help}.` : `wapi-mock: ${reason}`);
  process.exitCode = 2;
});
