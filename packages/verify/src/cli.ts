#!/usr/bin/env node
import { UsageError } from '@wapi/mock/cli';
import { findCommand } from './cli/find-command.js';

const HELP = `Usage: wapi-verify <command> [options]

Holds a running WAPI against the contract.

  proxy <target>      Stands in front of an API and compares its traffic with the spec
  workflows <url>     Runs the workflows of the spec against a server
  --version           Print which version this is, and of which API
  --help              Print this; after a command, the options of the command`;

const { name, args } = findCommand(process.argv.slice(2));

async function run(): Promise<void> {
  if (name === 'proxy') await (await import('./cli/run-proxy.js')).runProxy(args);
  else if (name === 'workflows') await (await import('./cli/run-workflows.js')).runWorkflows(args);
  else if (name === 'version') console.log((await import('./cli/version.js')).versionLine());
  else if (args.includes('--help')) console.log(HELP);
  else throw new UsageError('choose a command: proxy <target> or workflows <url>');
}

run().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  const help = name === 'help' ? 'wapi-verify --help' : `wapi-verify ${name} --help`;
  console.error(
    error instanceof UsageError ? `wapi-verify: ${reason.replace(/\.$/, '')}. See ${help}.` : `wapi-verify: ${reason}`,
  );
  process.exitCode = 1;
});
