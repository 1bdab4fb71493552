import { parseArgs } from 'node:util';
import { platforms, type Platform } from '@wapi/types';
import type { Mock } from './create-mock.js';
import type { HarFile } from './recording/har-file.js';
import type { Recorder } from './recording/recorder.js';
import type { WatchedSpec } from './spec-file.js';
import type { ScheduledStatus } from './webhooks/webhooks.js';

const HELP = `Usage: wapi-mock [options]
       wapi-mock record <file.har> [options]

Answers as WiPay's WAPI does: same rules, same messages, same limits. With record,
writes what passes through to a HAR file, without secrets.

  --port <number>     Port to listen on; 0 picks a free one (default 4010)
  --host <address>    Address to listen on (default 127.0.0.1)
  --platform <code>   Country platform: ${platforms.join(', ')} (default tt)
  --no-rate-limit     Do not limit requests per minute
  --stateless         Every request finds the personas as they start out
  --seed <file>       JSON or YAML with accounts to start with
  --spec <file>       Bundled OpenAPI document to answer by (default the one it was built from)
  --watch             Answer by that file anew whenever it is saved; what it holds is kept
  --withdrawal-schedule <list>
                      What happens to every withdrawal by itself, as seconds:status
                      after it was created, e.g. 5:1,10:2 (default nothing)
  --help              Print this

Personas and their keys: GET /__wapi. Start again: POST /__wapi/reset.`;

/** An option that cannot be used. */
class UsageError extends Error {}

function readOptions(args: readonly string[]): {
  port: number;
  host: string;
  platform: Platform;
  rateLimit: boolean;
  stateless: boolean;
  withdrawalSchedule: ScheduledStatus[];
  seed: string | undefined;
  specFile: string | undefined;
  watch: boolean;
  harFile: string | undefined;
  help: boolean;
} {
  let values;
  let positionals;
  try {
    ({ values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: 'string', default: '4010' },
        host: { type: 'string', default: '127.0.0.1' },
        platform: { type: 'string', default: 'tt' },
        'no-rate-limit': { type: 'boolean', default: false },
        stateless: { type: 'boolean', default: false },
        seed: { type: 'string' },
        spec: { type: 'string' },
        watch: { type: 'boolean', default: false },
        'withdrawal-schedule': { type: 'string', default: '' },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535) throw new UsageError(`--port ${values.port} is not a port: use a number from 0 to 65535`);
  if (values.watch && values.spec === undefined) throw new UsageError('--watch needs the file to watch: --spec openapi.json');
  if (!isPlatform(values.platform)) throw new UsageError(`--platform ${values.platform} is none of ${platforms.join(', ')}`);
  return {
    port,
    host: values.host,
    platform: values.platform,
    rateLimit: !values['no-rate-limit'],
    stateless: values.stateless,
    withdrawalSchedule: readSchedule(values['withdrawal-schedule']),
    seed: values.seed,
    specFile: values.spec,
    watch: values.watch,
    harFile: readHarFile(positionals),
    help: values.help,
  };
}

function readHarFile([command, file, ...rest]: readonly string[]): string | undefined {
  if (command === undefined) return undefined;
  if (command !== 'record') throw new UsageError(`there is no command ${command}: there is record <file.har>`);
  if (file === undefined || rest.length > 0) throw new UsageError('record takes the name of one file to write');
  return file;
}

function readSchedule(list: string): ScheduledStatus[] {
  if (list === '') return [];
  return list.split(',').map((entry) => {
    const [, after, status] = /^(\d+(?:\.\d+)?):(\d)$/.exec(entry) ?? [];
    if (after === undefined) throw new UsageError(`--withdrawal-schedule ${list} is no list of seconds:status such as 5:1,10:2`);
    return { after: Number(after), status: Number(status) };
  });
}

function isPlatform(code: string): code is Platform {
  return (platforms as readonly string[]).includes(code);
}

/** Whether an address can be reached from this machine only. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

async function keepRecording(recorder: Recorder, file: string): Promise<HarFile> {
  const { keepInFile } = await import('./recording/har-file.js');
  return keepInFile(recorder, file).catch((error: Error) => {
    throw new UsageError(`record cannot write ${file}: ${error.message}`);
  });
}

async function watchSpec(mock: Mock, file: string): Promise<WatchedSpec> {
  const { watchSpecFile } = await import('./spec-file.js');
  return watchSpecFile(file, mock, (line) => console.error(`wapi-mock: ${line}`));
}

async function main(): Promise<void> {
  const { port, host, help, seed, specFile, watch, harFile, ...options } = readOptions(process.argv.slice(2));
  if (help) {
    console.log(HELP);
    return;
  }
  // Loading the contract takes a while; a wrong option need not wait for it.
  const [{ createMock }, { createRecorder }] = await Promise.all([import('./create-mock.js'), import('./recording/recorder.js')]);
  const accounts = seed === undefined ? {} : { seed: await (await import('./read-seed-file.js')).readSeedFile(seed) };
  const recorder = harFile === undefined ? undefined : createRecorder();
  const spec = specFile === undefined ? undefined : await (await import('./spec-file.js')).readSpecFile(specFile);
  const mock = createMock({ ...options, ...accounts, spec, recorder, spy: false });
  const recording = recorder && (await keepRecording(recorder, harFile ?? ''));
  const { url } = await mock.listen(port, host).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') throw new UsageError(`port ${port} is taken: choose another with --port, or --port 0 for any free one`);
    if (error.code === 'EACCES') throw new UsageError(`port ${port} needs more rights than this user has: choose another with --port`);
    if (error.code === 'ENOTFOUND' || error.code === 'EADDRNOTAVAIL') throw new UsageError(`--host ${host} is no address of this machine`);
    throw error;
  });
  if (!isLoopback(host)) {
    console.error(`wapi-mock: warning: --host ${host} lets other machines use this mock, whose passwords and keys anybody can look up.`);
  }
  const watched = watch ? await watchSpec(mock, specFile ?? '') : undefined;
  console.log(`WAPI mock listening on ${url}`);
  const stop = (): Promise<unknown> => Promise.all([watched?.close(), mock.close()]).then(() => recording?.close());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

main().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  console.error(error instanceof UsageError ? `wapi-mock: ${reason}. See wapi-mock --help.` : `wapi-mock: ${reason}`);
  process.exitCode = 1;
});
