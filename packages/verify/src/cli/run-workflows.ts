import { parseOptions, UsageError } from '@wapi/mock/cli';
import { CONTROL_PATH } from '@wapi/mock/http';

const HELP = `Usage: wapi-verify workflows <url> [email password [name=value ...]]

Runs every workflow of the spec against a server. Without an e-mail address and a
password, the server is expected to be the mock: it is reset before each workflow,
and each workflow runs as its own persona. Names are those of the workflows' other
inputs, and platform: workflows that are not for that platform are skipped.

  --help              Print this`;

/** A server that the workflows cannot run against. */
class UnreachableServerError extends Error {
  override readonly name = 'UnreachableServerError';
}

/** The parts of the mock's description of itself that the workflows depend on. */
interface ServerInfo {
  currency?: string;
  platform?: string;
}

/** Reads a server's description of itself. Any response will do from a server that is not a mock. */
async function readServerInfo(server: string, isMock: boolean, platform: string | undefined): Promise<ServerInfo> {
  const url = isMock ? new URL(CONTROL_PATH, server) : new URL(server);
  let response: Response;
  try {
    response = await fetch(url);
    if (isMock) return (await response.json()) as ServerInfo;
  } catch {
    throw new UnreachableServerError(
      isMock ? `No mock answers at ${url}: start one with npm start.` : `Nothing answers at ${server}.`,
    );
  }
  return platform === undefined ? {} : { platform };
}

/**
 * Runs the workflows, and sets the exit status to 1 if one fails.
 *
 * @throws UsageError if an argument cannot be used
 * @throws UnreachableServerError if the server does not answer
 */
export async function runWorkflows(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseOptions(args, { help: { type: 'boolean', default: false } });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const [server = '', email, password, ...further] = positionals;
  if (
    !URL.canParse(server) ||
    (email !== undefined && password === undefined) ||
    further.some((input) => !/^\w+=/.test(input))
  ) {
    throw new UsageError('Usage: wapi-verify workflows http://127.0.0.1:4010/wapi [email password [name=value ...]]');
  }
  const isMock = email === undefined || password === undefined;
  const given: Record<string, string> = Object.fromEntries(
    further.map((input) => input.split(/=(.*)/s).slice(0, 2) as [string, string]),
  );
  const { platform: givenPlatform, ...furtherInputs } = given;
  const { currency, platform } = await readServerInfo(server, isMock, givenPlatform);

  const { isForPlatform, listWorkflows, mockInputs, runWorkflow } = await import('../workflows/workflows.js');
  for (const name of listWorkflows()) {
    if (!isForPlatform(name, platform)) {
      console.log(`skipped ${name}, which is not for ${platform}`);
      continue;
    }
    // The personas start where the workflows do, and no earlier call counts against their limits.
    if (isMock) await fetch(new URL(`${CONTROL_PATH}/reset`, server), { method: 'POST' });
    const inputs = isMock ? mockInputs(name, server, currency) : { email, password, ...furtherInputs };
    const { passed, report } = await runWorkflow(name, server, inputs);
    console.log(`${passed ? 'passed' : 'failed'}  ${name}`);
    if (!passed) {
      console.error(report.trim());
      process.exitCode = 1;
    }
  }
}
