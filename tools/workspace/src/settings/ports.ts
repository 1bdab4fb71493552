import { createServer } from 'node:net';

/** A port cannot be used. The message names the variable to change. */
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
    throw new PortError(`${variable}=${value} is not a port: use a number from 0 to 65535.`);
  }
  return port;
}

/** Names the variable to change if a port cannot be listened on. Returns any other error unchanged. */
export function explainPortError(error: NodeJS.ErrnoException, variable: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new PortError(`Port ${port} is taken. Set ${variable} to another one: ${variable}=${port + 1} npm start`);
  }
  if (error.code === 'EACCES') {
    return new PortError(`Port ${port} needs more rights than this user has. Set ${variable} to one above 1023.`);
  }
  return error;
}

/**
 * Checks that a port of this machine can be listened on, before time is spent on a build.
 *
 * @throws {PortError} if it cannot
 */
export function requireFree(variable: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(explainPortError(error, variable, port)));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}
