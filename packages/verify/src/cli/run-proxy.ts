import { type Platform, platforms } from '@wapi/types';
import { isLoopback } from '@wapi/mock/http';
import { autosave, endOnSignal, explainAddress, parseOptions, readChoice, readPort, UsageError } from '@wapi/mock/cli';
import type { Deviation, ProxyReport } from '../traffic/deviation.js';
import { PROXY_OPTIONS } from './options.js';

interface ProxyArguments {
  target: string;
  port: number;
  host: string;
  platform: Platform | undefined;
  report: string | undefined;
  timeout: number;
  failOnDeviation: boolean;
}

/** @throws {UsageError} if an argument is invalid */
function readProxyArguments(args: readonly string[]): ProxyArguments {
  const { values, positionals } = parseOptions(args, PROXY_OPTIONS);
  const [target, ...rest] = positionals;
  if (target === undefined || rest.length > 0)
    throw new UsageError('proxy: pass the base URL of one API, such as https://ttsb.wipayfinancial.com/wapi');
  const timeout = Number(values.timeout);
  if (!(timeout > 0 && timeout <= 86_400))
    throw new UsageError(`--timeout must be above 0 and at most 86400 seconds, received ${values.timeout}`);
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
 * @throws {UsageError} if an argument is invalid
 */
export async function runProxy(args: readonly string[]): Promise<void> {
  const given = readProxyArguments(args);
  const { target, port, host, timeout, failOnDeviation } = given;
  const [{ createProxy }, { formatDeviation }, { readTarget }, { isReport }] = await Promise.all([
    import('../proxy/create-proxy.js'),
    import('../traffic/deviation-log.js'),
    import('../proxy/target.js'),
    import('../traffic/deviation.js'),
  ]);
  const { url: api } = asUsage(() => readTarget(target));
  const proxy = createProxy({
    target,
    platform: given.platform,
    timeout,
    onDeviation: (deviation) => console.log(formatDeviation(deviation)),
  });
  const savedReport = {
    name: 'the report',
    version: () => versionOf(proxy.report()),
    content: () => proxy.report(),
    isOwn: isReport,
  };
  const file = given.report;
  const report =
    file === undefined
      ? undefined
      : await autosave(savedReport, file, (warning) => console.error(`wapi-verify: warning: ${warning}`)).catch(
          (error: Error) => {
            throw new UsageError(`proxy cannot write ${file}: ${error.message}`);
          },
        );
  const { url } = await proxy
    .listen(port, host)
    .catch((error: NodeJS.ErrnoException) => explainAddress(error, port, host));
  if (!isLoopback(host))
    console.error(`wapi-verify: warning: --host ${host} lets other machines reach the API through this proxy.`);
  const { platform, platformIsDefault } = proxy.report();
  const reason = platformIsDefault ? ' (default; choose another with --platform)' : '';
  console.log(`WAPI proxy listening on ${url} for ${api}, compared with platform ${platform}${reason}`);

  async function stop(): Promise<void> {
    await proxy.close();
    const seen = proxy.report();
    console.log(formatSummary(seen));
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

/**
 * Returns a number that grows with each request and each deviation. The command saves the report again whenever the
 * number has changed.
 */
function versionOf({ requests, leftOut, deviations }: ProxyReport): number {
  return deviations.reduce((sum, { count }) => sum + count, requests + leftOut);
}

function formatSummary({ requests, unanswered, deviations }: ProxyReport): string {
  const count = (wanted: Deviation['level']): number => deviations.filter(({ level }) => level === wanted).length;
  const failed = unanswered === 0 ? '' : `, without a response: ${unanswered}`;
  const forwarded = `Requests forwarded: ${requests - unanswered}${failed}`;
  return `${forwarded}. Deviations: api ${count('api')}, client ${count('client')}, note ${count('note')}.`;
}
