import { MAX_BODY_BYTES } from '../http/body-limit.js';
import { isLoopback } from '../http/loopback.js';
import { BASE_PATH } from '../http/paths.js';
import { maskCredentials } from '../recording/mask-credentials.js';
import { explainAddress, readPort } from './address.js';
import { REPLAY_OPTIONS } from './arguments.js';
import { endOnSignal } from './end-on-signal.js';
import { parseOptions } from './parse-options.js';
import { readTextFile } from './read-text-file.js';
import { formatRequest } from './request-line.js';
import { printLine } from './terminal.js';
import { UsageError } from './usage-error.js';

/**
 * Responds from a recording until a signal stops it. Sets the exit code to 1 if a request got no recorded response.
 *
 * @throws {UsageError} if an argument is invalid
 * @throws {FileError} if the file is not a recording
 */
export async function runReplay(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseOptions(args, REPLAY_OPTIONS);
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0)
    throw new UsageError('replay must be followed by the name of one HAR file');
  const { host, quiet, json } = values;
  const port = readPort(values.port);
  const text = await readTextFile(file);
  const [{ contract }, { createRouter }, { readHar }, { createReplay, isReadinessCheck }, { startServer }] =
    await Promise.all([
      import('@wapi/types'),
      import('@wapi/validation'),
      import('../recording/read-har.js'),
      import('../recording/replay.js'),
      import('../http/server.js'),
    ]);
  const replay = createReplay(readHar(text, file), createRouter(contract.operations));
  const server = await startServer({
    port,
    host,
    basePath: BASE_PATH,
    maxBodyBytes: MAX_BODY_BYTES,
    handle(request) {
      const start = performance.now();
      const response = replay.handle(request);
      if (!quiet && !json && !isReadinessCheck(request))
        printLine(formatRequest(request, response, performance.now() - start));
      return Promise.resolve(response);
    },
    tooLarge: () => ({ status: 413, headers: {}, body: '' }),
  }).catch((error: NodeJS.ErrnoException) => explainAddress(error, port, host));
  const { url, origin } = server;
  if (!isLoopback(host)) console.error(`wapi-mock: warning: --host ${host} lets other machines read the recording.`);
  if (json) printLine(JSON.stringify({ url, origin, port: server.port, responses: replay.size, pid: process.pid }));
  else {
    const others = replay.leftOut === 0 ? '' : ` Requests to other addresses, which are left out: ${replay.leftOut}.`;
    printLine(`WAPI replay listening on ${url}\nRecorded responses: ${replay.size}.${others}`);
  }
  endOnSignal('wapi-mock', async () => {
    await server.close();
    for (const [key, count] of replay.unanswered)
      console.error(
        `wapi-mock: requests without a recorded response: ${maskCredentials(key)}, ` +
          `${count === 1 ? 'once' : `${count} times`}`,
      );
    if (replay.unanswered.size > 0) process.exitCode = 1;
  });
}
