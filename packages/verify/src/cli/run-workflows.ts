import { parseOptions, readChoice, UsageError } from '@wapi/mock/cli';
import { CONTROL_PATH } from '@wapi/mock/http';

class UnreachableServerError extends Error {
  override readonly name = 'UnreachableServerError';
}

/** The values from the mock's `/__wapi` that the workflows need. */
interface ServerInfo {
  currency?: string;
  platform?: string;
}

/** Reads the values from a mock. For any other server, only checks that it responds. */
async function readServerInfo(server: string, isMock: boolean, platform: string | undefined): Promise<ServerInfo> {
  const url = isMock ? new URL(CONTROL_PATH, server) : new URL(server);
  let response: Response;
  try {
    response = await fetch(url);
    if (isMock) return (await response.json()) as ServerInfo;
  } catch {
    throw new UnreachableServerError(
      isMock ? `No mock responds at ${url}. Start one: npm start` : `No server responds at ${server}. Check the URL.`,
    );
  }
  return platform === undefined ? {} : { platform };
}

/**
 * Runs the workflows, and sets the exit code to 1 if one fails.
 *
 * @throws {UsageError} if an argument is invalid
 * @throws {UnreachableServerError} if the server does not respond
 */
export async function runWorkflows(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseOptions(args, { workflow: { type: 'string', multiple: true } });
  const [server = '', email, password, ...further] = positionals;
  if (
    !URL.canParse(server) ||
    (email !== undefined && password === undefined) ||
    further.some((input) => !/^\w+=/.test(input))
  ) {
    throw new UsageError('workflows: pass <url> [email password [name=value ...]]');
  }
  // Load the module only now, because it needs the built spec, and wrong usage does not.
  const { isForPlatform, listWorkflows, mockInputs, runWorkflow } = await import('../workflows/workflows.js');
  const names = listWorkflows();
  const chosen = values.workflow?.map((name) => readChoice('--workflow', name, names));
  const isMock = email === undefined || password === undefined;
  const given: Record<string, string> = Object.fromEntries(
    further.map((input) => input.split(/=(.*)/s).slice(0, 2) as [string, string]),
  );
  const { platform: givenPlatform, ...furtherInputs } = given;
  const { currency, platform } = await readServerInfo(server, isMock, givenPlatform);

  for (const name of names.filter((candidate) => chosen?.includes(candidate) ?? true)) {
    if (!isForPlatform(name, platform)) {
      console.log(`skipped ${name}: it is not for platform ${platform}`);
      continue;
    }
    // Reset the mock, so that each workflow starts with fresh personas and rate limits.
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
