import { type Platform, platforms } from '@wapi/types';
import { isLoopback } from '@wapi/mock/http';
import { autosave, endOnSignal, explainAddress, parseOptions, readChoice, readPort, UsageError } from '@wapi/mock/cli';
import type { Deviation, ProxyReport } from '../proxy/deviation.js';

/** What `wapi-verify proxy --help` prints. */
const HELP = `Usage: wapi-verify proxy <target> [options]

Passes requests on to an API, e.g. https://ttsb.wipayfinancial.com/wapi, untouched,
and tells where requests and answers are not as the spec says: each deviation once.

  --port <number>     Port to listen on; 0 picks a free one (default 4010)
  --host <address>    Address to listen on (default 127.0.0.1)
  --platform <code>   Country platform (default that of the target, or tt)
  --report <file>     JSON file to keep the deviations in
  --timeout <seconds> How long the API may be silent (default 60)
  --fail-on-deviation Exit with 1 if the API deviates from the spec or does not answer
  --help              Print this

The deviations as JSON: GET /__wapi/deviations.`;

/** The options of the proxy. */
export const PROXY_OPTIONS = {
  port: { type: 'string', default: '4010' },
  host: { type: 'string', default: '127.0.0.1' },
  platform: { type: 'string' },
  report: { type: 'string' },
  timeout: { type: 'string', default: '60' },
  'fail-on-deviation': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

interface ProxyArguments {
  target: string;
  port: number;
  host: string;
  platform: Platform | undefined;
  report: string | undefined;
  timeout: number;
  failOnDeviation: boolean;
}

/** Reads the arguments after `proxy`; undefined where help is asked for. */
function readProxyArguments(args: readonly string[]): ProxyArguments | undefined {
  const { values, positionals } = parseOptions(args, PROXY_OPTIONS);
  if (values.help) return undefined;
  const [target, ...rest] = positionals;
  if (target === undefined || rest.length > 0)
    throw new UsageError('proxy takes the base URL of one API, such as https://ttsb.wipayfinancial.com/wapi');
  const timeout = Number(values.timeout);
  if (!(timeout > 0 && timeout <= 86_400))
    throw new UsageError(`--timeout ${values.timeout} is no number of seconds up to 86400`);
  return {
    target,
    port: readPort(values.port),
    host: values.host,
    platform: values.platform === undefined ? undefined : readChoice('--platform', values.platform, platforms),
    report: values.report,
    timeout,
    failOnDeviation: values['fail-on-deviation'],
  };
}

/**
 * Runs the proxy until a signal ends it.
 *
 * @throws UsageError when an argument cannot be used
 */
export async function runProxy(args: readonly string[]): Promise<void> {
  const given = readProxyArguments(args);
  if (given === undefined) {
    console.log(HELP);
    return;
  }
  const { target, port, host, timeout, failOnDeviation } = given;
  const [{ createProxy }, { lineOf }, { readTarget }, { isReport }] = await Promise.all([
    import('../proxy/create-proxy.js'),
    import('../proxy/deviation-log.js'),
    import('../proxy/target.js'),
    import('../proxy/deviation.js'),
  ]);
  const { url: api } = asUsage(() => readTarget(target));
  const proxy = createProxy({
    target,
    platform: given.platform,
    timeout,
    onDeviation: (deviation) => console.log(lineOf(deviation)),
  });
  const kept = {
    name: 'the report',
    version: () => versionOf(proxy.report()),
    content: () => proxy.report(),
    isOwn: isReport,
  };
  const file = given.report;
  const report =
    file === undefined
      ? undefined
      : await autosave(kept, file, (warning) => console.error(`wapi-verify: warning: ${warning}`)).catch(
          (error: Error) => {
            throw new UsageError(`proxy cannot write ${file}: ${error.message}`);
          },
        );
  const { url } = await proxy
    .listen(port, host)
    .catch((error: NodeJS.ErrnoException) => explainAddress(error, port, host));
  if (!isLoopback(host))
    console.error(`wapi-verify: warning: --host ${host} lets other machines reach the API through this one.`);
  const { platform, platformIsDefault } = proxy.report();
  const reason = platformIsDefault ? ', the default: the target tells none, so choose with --platform' : '';
  console.log(`WAPI proxy listening on ${url} for ${api}, compared with platform ${platform}${reason}`);

  async function stop(): Promise<void> {
    await proxy.close();
    const seen = proxy.report();
    console.log(summaryOf(seen));
    if (failOnDeviation && seen.deviations.some(({ level }) => level === 'api')) process.exitCode = 1;
    await report?.close();
  }
  endOnSignal('wapi-verify', stop);
}

function asUsage<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new UsageError((error as Error).message.replace(/\.$/, ''));
  }
}

/** Grows with everything that is seen. */
function versionOf({ requests, leftOut, deviations }: ProxyReport): number {
  return deviations.reduce((sum, { count }) => sum + count, requests + leftOut);
}

/** What was seen, in a line. */
function summaryOf({ requests, unanswered, deviations }: ProxyReport): string {
  const count = (wanted: Deviation['level']): number => deviations.filter(({ level }) => level === wanted).length;
  const answered = requests - unanswered;
  const passed = answered === 1 ? '1 request' : `${answered} requests`;
  const silence = unanswered === 0 ? '' : `, ${unanswered} not answered by the API`;
  return `${passed} passed on${silence}: ${count('api')} deviations of the API, ${count('client')} of clients, ${count('note')} notes.`;
}
