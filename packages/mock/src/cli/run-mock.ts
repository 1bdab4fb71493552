import { createSecureContext } from 'node:tls';
import type { OperationId } from '@wapi/types';
import type { Fault, Mock, MockOptions } from '../create-mock.js';
import type { RecordingFile } from './recording-file.js';
import type { TrafficListener } from '../recording/recorder.js';
import { nameOf } from '../state/redis/redis-url.js';
import type { WatchedSpec } from './spec-file.js';
import type { TlsFiles } from '../http/server.js';
import { isLoopback } from '../http/loopback.js';
import { CONTROL_PATH, isApiPath } from '../http/paths.js';
import { explainAddress } from './address.js';
import { type FaultArgument, readArguments, WEBHOOK_SECRET_VARIABLE } from './arguments.js';
import { endOnSignal } from './end-on-signal.js';
import type { OptionFiles } from './explain-files.js';
import type { CommandName } from './find-command.js';
import { errorMessage } from '../mock-error.js';
import { printLine } from './terminal.js';
import { UsageError } from './usage-error.js';

/**
 * Runs the mock until a signal stops it, and records its traffic if the command is `record`.
 *
 * @throws {UsageError} if an argument is invalid
 */
export async function runMock(command: CommandName, args: readonly string[]): Promise<void> {
  const given = readArguments(args);
  const { port, host, seed, specFile, watch, quiet, json, positionals, webhookUrls, webhookSecret, ...others } = given;
  const { faults, clockOffset, tlsFiles, ...options } = others;
  const harFile = command === 'record' ? readHarFile(positionals) : undefined;
  // Load the contract only after checking the options, because loading is slow.
  const accounts = seed === undefined ? {} : { seed: await (await import('./seed-file.js')).readSeedFile(seed) };
  const spec = specFile === undefined ? undefined : await (await import('./spec-file.js')).readSpecFile(specFile);
  const tls = tlsFiles && (await readTls(tlsFiles));
  const recording = harFile === undefined ? undefined : await openRecording(harFile);
  const mockOptions: MockOptions = {
    ...options,
    ...accounts,
    spec,
    webhooks: {
      endpoints: webhookUrls.map((webhookUrl) => ({ url: webhookUrl, secret: webhookSecret })),
      fetch: quiet || json ? undefined : (await import('./delivery-line.js')).fetchAndPrint,
    },
    recorder: quiet || json ? recording : await printRequests(recording),
    clock: () => Date.now() + clockOffset,
    onStoreChange: (sentence) => console.error(`wapi-mock: ${sentence}`),
  };
  const mock = await create(mockOptions, { specFile, seedFile: seed });
  setFaults(mock, faults);
  const listening = await mock.listen(port, host, tls).catch(async (error: NodeJS.ErrnoException) => {
    // Close the mock, because an open connection to the store would keep the process alive.
    await mock.close();
    explainAddress(error, port, host);
  });
  await recording?.start();
  if (!isLoopback(host)) {
    console.error(
      `wapi-mock: warning: --host ${host} lets other machines use this mock and read its passwords and keys.`,
    );
  }
  const watched = watch ? await watchSpec(mock, specFile ?? '') : undefined;
  const { url, origin } = listening;
  if (json)
    printLine(JSON.stringify({ url, origin, port: listening.port, platform: options.platform, pid: process.pid }));
  else printLine(`WAPI mock listening on ${url}\nPersonas, keys and requests: ${origin}${CONTROL_PATH}/`);
  if (options.store !== undefined && !json) printLine(`State is stored in ${nameOf(options.store)}`);
  if (webhookUrls.length > 0 && webhookSecret === undefined)
    console.error(
      `wapi-mock: warning: webhooks are signed with a random secret. To verify them, set ${WEBHOOK_SECRET_VARIABLE}.`,
    );
  endOnSignal('wapi-mock', async () => {
    await Promise.all([watched?.close(), mock.close()]);
    if (recording !== undefined) {
      const count = await recording.close();
      if (!json)
        printLine(`Recorded requests: ${count}. Credentials, passwords and the content of files are left out.`);
    }
  });
}

async function readTls({ cert, key }: { cert: string; key: string }): Promise<TlsFiles> {
  const { readTextFile } = await import('./read-text-file.js');
  const pems = {
    cert: await readTextFile(cert, `--tls-cert ${cert}`),
    key: await readTextFile(key, `--tls-key ${key}`),
  };
  try {
    createSecureContext(pems);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--tls-cert and --tls-key must be a certificate and its key in PEM: ${reason}`);
  }
  return pems;
}

function readHarFile([file, ...rest]: readonly string[]): string {
  if (file === undefined || rest.length > 0)
    throw new UsageError('record must be followed by the name of one file to write');
  return file;
}

/**
 * Prints a line for each request to the API. Also prints a line for each request to an unknown path, because it
 * suggests a wrong base URL. Passes each request on to the recorder.
 */
async function printRequests(recorder: TrafficListener | undefined): Promise<TrafficListener> {
  const { formatRequest } = await import('./request-line.js');
  return {
    note(request, response, startedAt, took) {
      recorder?.note(request, response, startedAt, took);
      if (isApiPath(request.path) || response.status === 404) printLine(formatRequest(request, response, took));
    },
    learn: (contract) => recorder?.learn(contract),
  };
}

async function create(options: MockOptions, files: OptionFiles): Promise<Mock> {
  const { createMock } = await import('../create-mock.js');
  try {
    return createMock(options);
  } catch (error) {
    return (await import('./explain-files.js')).explainFiles(error, files);
  }
}

function setFaults(mock: Mock, faults: readonly FaultArgument[]): void {
  for (const { operation, fault } of faults) {
    try {
      mock.faults.set(operation as OperationId, fault as Fault);
    } catch (error) {
      throw new UsageError(`--fault ${operation}: ${errorMessage(error).replace(/\.$/, '')}`, { cause: error });
    }
  }
}

async function watchSpec(mock: Mock, file: string): Promise<WatchedSpec> {
  const { watchSpecFile } = await import('./spec-file.js');
  return watchSpecFile(file, mock, (line) => console.error(`wapi-mock: ${line}`));
}

async function openRecording(file: string): Promise<RecordingFile> {
  const { openRecordingFile } = await import('./recording-file.js');
  const warn = (warning: string): void => console.error(`wapi-mock: warning: ${warning}`);
  return openRecordingFile(file, warn).catch((error: Error) => {
    throw new UsageError(`record cannot write ${file}: ${error.message}`);
  });
}
