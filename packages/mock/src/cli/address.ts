import { UsageError } from './usage-error.js';

/** Reads the number of a port, of which 0 stands for any free one. */
export function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new UsageError(`--port ${text} is not a port: use a number from 0 to 65535`);
  return port;
}

/**
 * What is wrong with an address that cannot be listened on, in the words of the command line.
 *
 * @throws UsageError that says what to do, or the error itself where it has another reason
 */
export function explainAddress(error: NodeJS.ErrnoException, port: number, host: string): never {
  if (error.code === 'EADDRINUSE')
    throw new UsageError(`port ${port} is taken: choose another with --port, or --port 0 for any free one`);
  if (error.code === 'EACCES')
    throw new UsageError(`port ${port} needs more rights than this user has: choose another with --port`);
  if (error.code === 'ENOTFOUND' || error.code === 'EADDRNOTAVAIL')
    throw new UsageError(`--host ${host} is no address of this machine`);
  throw error;
}
