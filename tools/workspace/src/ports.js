import { createServer } from 'node:net';

/** A port that cannot be used; the message names the variable to change. */
export class PortError extends Error {}

/**
 * Reads a port from an environment variable.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} variable
 * @param {number} standard the port to use when the variable is not set
 * @returns {number}
 * @throws {PortError} when the variable is no port
 */
export function readPort(env, variable, standard) {
  const value = env[variable] ?? '';
  if (value === '') return standard;
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_535) throw new PortError(`${variable}=${value} is not a port: use a number from 0 to 65535.`);
  return port;
}

/**
 * Says which variable to change when a port cannot be listened on.
 *
 * @param {NodeJS.ErrnoException} error
 * @param {string} variable
 * @param {number} port
 * @returns {Error}
 */
export function explain(error, variable, port) {
  if (error.code === 'EADDRINUSE') return new PortError(`Port ${port} is taken. Set ${variable} to another one: ${variable}=${port + 1} npm start`);
  if (error.code === 'EACCES') return new PortError(`Port ${port} needs more rights than this user has. Set ${variable} to one above 1023.`);
  return error;
}

/**
 * Finds out whether a port of this machine can be listened on, before time is spent on a build.
 *
 * @param {string} variable
 * @param {number} port
 * @returns {Promise<void>}
 * @throws {PortError} when it cannot
 */
export function requireFree(variable, port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(explain(error, variable, port)));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}
