import { ProgramTimeoutError } from '../processes/run-program.js';

/**
 * How tests treat what they have to download:
 * - `optional`: they are skipped with a reason if the download fails or takes too long
 * - `required`: they fail
 */
export type NetworkTests = 'optional' | 'required';

/**
 * Reads `WAPI_NETWORK_TESTS`.
 *
 * @throws {Error} if it has any other value than `required` or nothing
 */
export function readNetworkTests(env: NodeJS.ProcessEnv): NetworkTests {
  const value = env['WAPI_NETWORK_TESTS'] ?? '';
  if (value === '') return 'optional';
  if (value === 'required') return value;
  throw new Error(`WAPI_NETWORK_TESTS must be "required" or empty, received ${JSON.stringify(value)}.`);
}

/** npm's error codes for a registry that is out of reach. Any other failure, above all a wrong checksum, is an error. */
const OUT_OF_REACH =
  /npm error code (ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EIDLETIMEOUT|ERR_SOCKET_TIMEOUT|E404|E5\d\d)\b/;

/** Why npm could not download, or undefined if it failed for a reason of its own. */
export function whyNotDownloaded(error: unknown): string | undefined {
  if (error instanceof ProgramTimeoutError)
    return `the npm registry is too slow: npm did not end within ${error.seconds} s`;
  const code = OUT_OF_REACH.exec(String(error))?.[1];
  return code === undefined ? undefined : `the npm registry is out of reach (${code})`;
}

export interface Download {
  /** What is downloaded, as the subject of an error message. */
  readonly what: string;
  /** How long it may take before its tests are skipped. Ten minutes if they are required. */
  readonly seconds: number;
  readonly run: (seconds: number) => Promise<unknown>;
}

const REQUIRED_SECONDS = 600;

/**
 * Runs a download, so that a slow or missing network skips tests and does not fail them.
 *
 * @returns why the download is not available, or undefined if it is
 * @throws {Error} if the download fails for another reason, or for any reason if network tests are required
 */
export async function tryDownload(
  { what, seconds, run }: Download,
  mode: NetworkTests = readNetworkTests(process.env),
): Promise<string | undefined> {
  try {
    await run(mode === 'required' ? REQUIRED_SECONDS : seconds);
    return undefined;
  } catch (error) {
    const reason = whyNotDownloaded(error);
    if (reason === undefined) throw error;
    if (mode === 'optional') return reason;
    throw new Error(`${what} could not be downloaded: ${reason}. WAPI_NETWORK_TESTS=required makes that an error.`, {
      cause: error,
    });
  }
}
