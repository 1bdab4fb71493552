#!/usr/bin/env node
import { UsageError } from '@wapi/mock/cli';
import { errorMessage } from '@wapi/validation';
import { findCommand } from './cli/find-command.js';

const HELP = `Usage: wapi-verify <command> [options]

Compares a running WAPI with the contract.

  proxy <target>      Forwards requests to an API and compares its traffic with the spec
  workflows <url>     Runs the workflows of the spec against a server
  --version           Print the version of this command and of the API
  --help              Print this text; after a command, print the options of that command`;

const { name, args } = findCommand(process.argv.slice(2));

async function run(): Promise<void> {
  if (name === 'proxy') await (await import('./cli/run-proxy.js')).runProxy(args);
  else if (name === 'workflows') await (await import('./cli/run-workflows.js')).runWorkflows(args);
  else if (name === 'version') console.log((await import('./cli/version.js')).versionLine());
  else if (args.includes('--help')) console.log(HELP);
  else throw new UsageError('the command must be "proxy <target>" or "workflows <url>"');
}

run().catch((error: unknown) => {
  const reason = errorMessage(error);
  const help = name === 'help' ? 'wapi-verify --help' : `wapi-verify ${name} --help`;
  console.error(
    error instanceof UsageError ? `wapi-verify: ${reason.replace(/\.$/, '')}. See ${help}.` : `wapi-verify: ${reason}`,
  );
  process.exitCode = 1;
});
