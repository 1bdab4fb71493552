import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { contract, type Environment, type Platform, platforms } from '@wapi/types';
import { autosave, parseOptions, readChoice, UsageError } from '@wapi/mock/cli';
import { platformOf, type ProxyTarget, readTarget } from '../proxy/target.js';
import { formats, formatReport } from '../report/format.js';
import { planRun } from '../run/plan.js';
import { isRunReport, type RunReport } from '../run/report.js';
import { run } from '../run/run.js';
import { allSteps } from '../run/steps.js';
import { createHttpTransport } from '../run/transport.js';
import { MAX_BODY_BYTES } from '../traffic/decode-body.js';
import { formatPlan } from '../report/plan.js';
import { readCredentials, readInputs } from './credentials.js';
import { RUN_OPTIONS } from './options.js';

const EXIT_INTERRUPTED = 130;

/**
 * Verifies a server, and sets the exit code.
 *
 * @throws {UsageError} if an argument or a credential is missing or invalid
 */
export async function runVerify(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseOptions(args, RUN_OPTIONS);
  const [url = '', ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`pass one URL, received ${positionals.length}`);
  const target = asUsage(() => readTarget(url));
  const format = readChoice('--format', values.format, formats);
  const platform =
    values.platform === undefined ? (platformOf(target) ?? 'tt') : readChoice('--platform', values.platform, platforms);
  const timeout = Number(values.timeout);
  if (!(timeout > 0 && timeout <= 86_400))
    throw new UsageError(`--timeout must be above 0 and at most 86400 seconds, received ${values.timeout}`);
  const options = { platform, allowMoney: values['allow-money'], inputs: readInputs(process.env) };
  const steps = await allSteps(options);
  if (values.plan) {
    console.log(formatPlan(target.url, await planRun(steps)));
    return;
  }
  const credentials = readCredentials(process.env);
  const before = values.restart ? undefined : readState(values.state, target.url);
  if (before !== undefined)
    console.error(`Continuing an interrupted run: ${before.steps.length} of ${steps.length} steps are done.`);

  const report = await runUntilSignal({
    target,
    platform,
    timeout,
    stateFile: values.state,
    before,
    credentials,
    steps,
  });
  console.log(formatReport(report, format));
  if (!report.finished) {
    console.error(`Stopped. To continue, run the same command again; ${values.state} has the progress.`);
    process.exitCode = EXIT_INTERRUPTED;
  } else if (report.deviations.length > 0) process.exitCode = 1;
}

interface RunSettings {
  target: ProxyTarget;
  platform: Platform;
  timeout: number;
  stateFile: string;
  before: RunReport | undefined;
  credentials: ReturnType<typeof readCredentials>;
  steps: Awaited<ReturnType<typeof allSteps>>;
}

async function runUntilSignal(settings: RunSettings): Promise<RunReport> {
  const { target, platform, timeout, stateFile, before, credentials, steps } = settings;
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  const transport = createHttpTransport(target, timeout * 1000, MAX_BODY_BYTES);
  await requireServer(transport.send, target.url);
  let latest: RunReport | undefined = before;
  const state = {
    name: 'the progress of a run',
    version: () => latest?.steps.length ?? 0,
    content: () => latest ?? {},
    isOwn: (found: unknown) => isRunReport(found) || JSON.stringify(found) === '{}',
  };
  const file = await autosave(state, stateFile, (warning) => console.error(`wapi-verify: warning: ${warning}`)).catch(
    (error: Error) => {
      throw new UsageError(`--state ${stateFile} cannot be written: ${error.message}`);
    },
  );
  try {
    latest = await run({
      target: target.url,
      platform,
      environment: environmentOf(target),
      credentials,
      steps,
      transport: transport.send,
      before,
      signal: stopping.signal,
      sleep: async (ms, signal) => sleep(ms, undefined, signal && { signal }),
      onWait: (seconds) => console.error(`waiting ${seconds} s for a rate limit`),
      onStep({ outcome, title, reason }, report) {
        latest = report;
        console.error(`${outcome.padEnd(7)} ${title}${reason === undefined ? '' : `: ${reason}`}`);
      },
    });
  } finally {
    transport.close();
    await file.close();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, stop);
  }
  if (latest.finished) rmSync(stateFile, { force: true });
  return latest;
}

/** @throws {Error} if the server does not respond */
async function requireServer(send: ReturnType<typeof createHttpTransport>['send'], url: string): Promise<void> {
  const operation = contract.operations.find(({ method, credentials }) => method === 'GET' && credentials.length === 0);
  const response = await send({ method: 'GET', path: operation?.path ?? '/', rawHeaders: [], body: undefined });
  if (!('status' in response)) throw new Error(`${url} does not respond: ${response.unanswered}. Check the URL.`);
}

/** Treats a host that does not belong to WiPay, such as a mock, as a sandbox. */
function environmentOf({ url }: ProxyTarget): Environment {
  const isHere = (server: string): boolean => platforms.some((code) => server.replace('{platform}', code) === url);
  return contract.servers.find((server) => isHere(server.url))?.environment ?? 'sandbox';
}

function readState(file: string, target: string): RunReport | undefined {
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
  return isRunReport(found) && found.target === target && !found.finished ? found : undefined;
}

function asUsage<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new UsageError((error as Error).message.replace(/\.$/, ''));
  }
}
