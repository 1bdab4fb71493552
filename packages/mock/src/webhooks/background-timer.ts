/** Sets a timer that does not keep the process alive. */
export function startBackgroundTimer(run: () => void, milliseconds: number): NodeJS.Timeout {
  const timer = setTimeout(run, milliseconds);
  // In jsdom test environments, a timer is a number.
  if (typeof timer === 'object') timer.unref();
  return timer;
}
