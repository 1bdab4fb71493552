import { ProgramTimeoutError } from '../processes/run-program.js';

/**
 * The effect of a download that fails or takes too long:
 * - `optional` skips its tests and prints the reason
 * - `required` fails its tests
 * - `all` fails its tests, and also runs the tests that take longer than ten seconds
 */
export type NetworkTests = 'optional' | 'required' | 'all';

/**
 * Reads `WAPI_NETWORK_TESTS`.
 *
 * @throws {Error} if the value is not `required`, `all` or empty
 */
export function readNetworkTests(env: NodeJS.ProcessEnv): NetworkTests {
  const value = env['WAPI_NETWORK_TESTS'] ?? '';
  if (value === '') return 'optional';
  if (value === 'required' || value === 'all') return value;
  throw new Error(`WAPI_NETWORK_TESTS must be "required", "all" or empty, received ${JSON.stringify(value)}.`);
}

/** npm's error codes for an unreachable registry. Any other failure, especially a wrong checksum, is an error. */
const OUT_OF_REACH =
  /npm error code (ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EIDLETIMEOUT|ERR_SOCKET_TIMEOUT|E404|E5\d\d)\b/;

/** Returns the reason if the registry is too slow or unreachable; undefined for any other error. */
export function whyNotDownloaded(error: unknown): string | undefined {
  if (error instanceof ProgramTimeoutError)
    return `the npm registry is too slow: npm did not end within ${error.seconds} s`;
  const code = OUT_OF_REACH.exec(String(error))?.[1];
  return code === undefined ? undefined : `the npm registry is out of reach (${code})`;
}

export interface Download {
  /** The name of the download, used as the subject of error messages. */
  readonly what: string;
  /**
   * Time limit for the download, after which its tests are skipped. If the tests are required, the limit is ten
   * minutes.
   */
  readonly seconds: number;
  readonly run: (seconds: number) => Promise<unknown>;
}

const REQUIRED_SECONDS = 600;

/**
 * Runs a download. If the network is slow or missing, the download's tests are skipped instead of failing.
 *
 * @returns the reason if the download is not available, else undefined
 * @throws {Error} if the download fails for a different reason, or for any reason if network tests are required
 */
export async function tryDownload(
  { what, seconds, run }: Download,
  mode: NetworkTests = readNetworkTests(process.env),
): Promise<string | undefined> {
  try {
    await run(mode === 'optional' ? seconds : REQUIRED_SECONDS);
    return undefined;
  } catch (error) {
    const reason = whyNotDownloaded(error);
    if (reason === undefined) throw error;
    if (mode === 'optional') return reason;
    throw new Error(`${what} could not be downloaded: ${reason}. With WAPI_NETWORK_TESTS=${mode}, this is an error.`, {
      cause: error,
    });
  }
}
