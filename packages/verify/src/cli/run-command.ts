import { parseOptions, suggest, UsageError } from '@wapi/mock/cli';
import { errorMessage } from '@wapi/validation';
import { type Command, commandNames } from './find-command.js';
import { RUN_OPTIONS } from './options.js';

/** Runs a command. If the command fails, prints the error on one line and sets the exit code to 2. */
export async function runCommand(command: Command): Promise<void> {
  try {
    await run(command);
  } catch (error) {
    const reason = errorMessage(error);
    const help =
      command.name === 'help' || command.name === 'run' ? 'wapi-verify --help' : `wapi-verify ${command.name} --help`;
    const isUsage = error instanceof UsageError;
    console.error(isUsage ? `wapi-verify: ${reason.replace(/\.$/, '')}. See ${help}.` : `wapi-verify: ${reason}`);
    process.exitCode = 2;
  }
}

async function run({ name, args }: Command): Promise<void> {
  if (name === 'run') return (await import('./run-verify.js')).runVerify(args);
  if (name === 'proxy') return (await import('./run-proxy.js')).runProxy(args);
  if (name === 'har') return (await import('./run-har.js')).runHar(args);
  if (name === 'workflows') return (await import('./run-workflows.js')).runWorkflows(args);
  if (name === 'version') {
    console.log((await import('./version.js')).versionLine());
    return undefined;
  }
  const [given] = parseOptions(args, { ...RUN_OPTIONS, version: { type: 'boolean' } }).positionals;
  const match = given === undefined ? undefined : suggest(given, commandNames);
  const suggestion = match === undefined ? '' : ` (did you mean ${match}?)`;
  const received = given === undefined ? 'nothing' : `"${given}"${suggestion}`;
  throw new UsageError(`the first argument must be a URL or one of ${commandNames.join(', ')}, received ${received}`);
}
