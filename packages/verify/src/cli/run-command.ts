import { parseOptions, UsageError } from '@wapi/mock/cli';
import { errorMessage } from '@wapi/validation';
import type { Command } from './find-command.js';

/** Runs a command. Prints an error in one line and sets the exit code to 2. */
export async function runCommand(command: Command): Promise<void> {
  try {
    await run(command);
  } catch (error) {
    const reason = errorMessage(error);
    const help = command.name === 'help' ? 'wapi-verify --help' : `wapi-verify ${command.name} --help`;
    const isUsage = error instanceof UsageError;
    console.error(isUsage ? `wapi-verify: ${reason.replace(/\.$/, '')}. See ${help}.` : `wapi-verify: ${reason}`);
    process.exitCode = 2;
  }
}

async function run({ name, args }: Command): Promise<void> {
  if (name === 'proxy') return (await import('./run-proxy.js')).runProxy(args);
  if (name === 'workflows') return (await import('./run-workflows.js')).runWorkflows(args);
  if (name === 'version') {
    console.log((await import('./version.js')).versionLine());
    return undefined;
  }
  const [given] = parseOptions(args, { help: { type: 'boolean' }, version: { type: 'boolean' } }).positionals;
  const received = given === undefined ? 'nothing' : `"${given}"`;
  throw new UsageError(`the command must be "proxy <target>" or "workflows <url>", received ${received}`);
}
