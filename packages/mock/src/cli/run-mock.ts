import type { OperationId } from '@wapi/types';
import type { Fault, Mock, MockOptions } from '../create-mock.js';
import type { AutosaveFile } from './autosave-file.js';
import type { Recorder } from '../recording/recorder.js';
import { nameOf } from '../state/redis/redis-url.js';
import type { WatchedSpec } from './spec-file.js';
import { isLoopback } from '../http/loopback.js';
import { explainAddress } from './address.js';
import { type FaultArgument, HELP, readArguments } from './arguments.js';
import { endOnSignal } from './end-on-signal.js';
import type { OptionFiles } from './explain-files.js';
import { errorMessage } from '../mock-error.js';
import { UsageError } from './usage-error.js';

/**
 * Runs the mock until a signal stops it, and records its traffic if the command is `record`.
 *
 * @throws {UsageError} if an argument is invalid
 */
export async function runMock(args: readonly string[]): Promise<void> {
  const given = readArguments(args);
  if (given === undefined) {
    console.log(HELP);
    return;
  }
  const { port, host, seed, specFile, watch, harFile, faults, clockOffset, ...options } = given;
  // Load the contract only after the options were checked, because loading it is slow.
  const { createRecorder } = await import('../recording/recorder.js');
  const accounts = seed === undefined ? {} : { seed: await (await import('./seed-file.js')).readSeedFile(seed) };
  const recorder = harFile === undefined ? undefined : createRecorder();
  const spec = specFile === undefined ? undefined : await (await import('./spec-file.js')).readSpecFile(specFile);
  const mockOptions: MockOptions = {
    ...options,
    ...accounts,
    spec,
    recorder,
    clock: () => Date.now() + clockOffset,
    onStoreChange: (sentence) => console.error(`wapi-mock: ${sentence}`),
  };
  const mock = await create(mockOptions, { specFile, seedFile: seed });
  setFaults(mock, faults);
  const recording = recorder && (await autosaveRecording(recorder, harFile ?? ''));
  const { url } = await mock.listen(port, host).catch(async (error: NodeJS.ErrnoException) => {
    // An open connection to the store would keep the process alive.
    await mock.close();
    explainAddress(error, port, host);
  });
  if (!isLoopback(host)) {
    console.error(
      `wapi-mock: warning: --host ${host} lets other machines use this mock and read its passwords and keys.`,
    );
  }
  const watched = watch ? await watchSpec(mock, specFile ?? '') : undefined;
  console.log(`WAPI mock listening on ${url}`);
  if (options.store !== undefined) console.log(`State is stored in ${nameOf(options.store)}`);
  endOnSignal('wapi-mock', async () => {
    await Promise.all([watched?.close(), mock.close()]);
    await recording?.close();
  });
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

async function autosaveRecording(recorder: Recorder, file: string): Promise<AutosaveFile> {
  const { autosave } = await import('./autosave-file.js');
  const { isRecording } = await import('../recording/har.js');
  const content = {
    name: 'the recording',
    version: () => recorder.toHar().log.entries.length,
    content: () => recorder.toHar(),
    isOwn: isRecording,
  };
  const warn = (warning: string): void => console.error(`wapi-mock: warning: ${warning}`);
  return autosave(content, file, warn).catch((error: Error) => {
    throw new UsageError(`record cannot write ${file}: ${error.message}`);
  });
}
