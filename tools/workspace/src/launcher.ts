/**
 * Calls back once when the process that `npm` started (run.cjs) has ended. A signal to it does not reach the processes below it, but the pipe
 * that it holds as their standard input closes however it ends.
 *
 * Does nothing without such a process, for example when a script is run by hand.
 */
export function whenLauncherIsGone(gone: () => void): void {
  if (process.env['WAPI_LAUNCHED'] !== '1') return;
  if (process.stdin.readableEnded || process.stdin.destroyed) {
    // It ended while an earlier caller was waiting, for example during a build.
    setImmediate(gone);
    return;
  }
  process.stdin.once('close', gone);
  process.stdin.once('end', gone);
  process.stdin.resume();
  // Nothing is ever read, so this must not keep the process alive.
  if ('unref' in process.stdin && typeof process.stdin.unref === 'function') process.stdin.unref();
}
