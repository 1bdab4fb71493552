import { createServer } from 'node:net';

/** Thrown for a port that cannot be used. The message names the variable to change. */
export class PortError extends Error {
  override readonly name = 'PortError';
}

/**
 * Reads a port from an environment variable.
 *
 * @param standard the port to use if the variable is not set
 * @throws {PortError} if the value is not a port
 */
export function readPort(env: NodeJS.ProcessEnv, variable: string, standard: number): number {
  const value = env[variable] ?? '';
  if (value === '') return standard;
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_535) {
    throw new PortError(`${variable} must be a port from 0 to 65535, received ${value}.`);
  }
  return port;
}

/**
 * Converts an error from `listen` into an error that names the variable to change. Returns any other error unchanged.
 */
export function explainPortError(error: NodeJS.ErrnoException, variable: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new PortError(`Port ${port} is in use. Set ${variable} to another port: ${variable}=${port + 1} npm start`);
  }
  if (error.code === 'EACCES') {
    return new PortError(`This user may not listen on port ${port}. Set ${variable} to a port above 1023.`);
  }
  return error;
}

/**
 * Checks that a port is free. Call it before the build, so that a mistake is reported at once.
 *
 * @throws {PortError} if the port is not free
 */
export function requireFree(variable: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(explainPortError(error, variable, port)));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}
