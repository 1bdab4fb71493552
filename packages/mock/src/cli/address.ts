import { UsageError } from './usage-error.js';

/** Parses a port number. 0 means any free port. */
export function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new UsageError(`--port must be a number from 0 to 65535, received "${text}"`);
  return port;
}

/**
 * Explains why the server cannot listen on an address, in terms of the command-line options.
 *
 * @throws {UsageError} that says what to do, or the original error if it has a different cause
 */
export function explainAddress(error: NodeJS.ErrnoException, port: number, host: string): never {
  if (error.code === 'EADDRINUSE')
    throw new UsageError(`port ${port} is in use: choose another with --port, or --port 0 for any free one`);
  if (error.code === 'EACCES')
    throw new UsageError(`this user may not listen on port ${port}: choose another with --port`);
  if (error.code === 'ENOTFOUND' || error.code === 'EADDRNOTAVAIL')
    throw new UsageError(`--host must be an address of this machine, received "${host}"`);
  throw error;
}
