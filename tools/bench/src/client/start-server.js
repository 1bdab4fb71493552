import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { BASE_PATH } from './answers.js';

/**
 * Starts the server process.
 *
 * @returns {Promise<{ baseUrl: string, close: () => void }>}
 * @throws when it ends before it listens
 */
export async function startServer() {
  const child = fork(fileURLToPath(new URL('./server-process.js', import.meta.url)));
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the server of the benchmark ended with ${code}`)));
  const [port] = await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => {});
  return { baseUrl: `http://127.0.0.1:${port}${BASE_PATH}`, close: () => child.disconnect() };
}
