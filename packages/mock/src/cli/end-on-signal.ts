import { errorMessage } from '../mock-error.js';

/** Stops the program on SIGINT or SIGTERM. Logs an error that occurs while stopping, and exits with 1. */
export function endOnSignal(program: string, stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop().catch((error: unknown) => {
        console.error(`${program}: ${errorMessage(error)}`);
        process.exitCode = 1;
      });
    });
  }
}
