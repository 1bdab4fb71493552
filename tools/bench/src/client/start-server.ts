import { once } from 'node:events';
import { forkModule } from '../processes/fork-module.js';
import { BASE_PATH } from './responses.js';

/**
 * Starts the server in its own process.
 *
 * @throws Error if the server process ends before it listens
 */
export async function startServer(): Promise<{ baseUrl: string; close: () => void }> {
  const child = forkModule('./server.js', import.meta.url);
  const ended = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`the server of the benchmark ended with ${code}`)),
  );
  const [port] = await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => {});
  return { baseUrl: `http://127.0.0.1:${port}${BASE_PATH}`, close: () => child.disconnect() };
}
