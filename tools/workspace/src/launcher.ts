/**
 * Calls `gone` once after run.cjs, the process that npm started, has ended. A signal to run.cjs does not reach its
 * child processes. Their standard input is a pipe from run.cjs, which closes no matter how run.cjs ends.
 *
 * Does nothing if run.cjs did not start this process.
 */
export function whenLauncherIsGone(gone: () => void): void {
  if (process.env['WAPI_LAUNCHED'] !== '1') return;
  if (process.stdin.readableEnded || process.stdin.destroyed) {
    // run.cjs has already ended, for example during a build.
    setImmediate(gone);
    return;
  }
  process.stdin.once('close', gone);
  process.stdin.once('end', gone);
  process.stdin.resume();
  // The pipe never contains data, so it must not keep this process alive.
  if ('unref' in process.stdin && typeof process.stdin.unref === 'function') process.stdin.unref();
}
