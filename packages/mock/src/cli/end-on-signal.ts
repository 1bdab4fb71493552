/** Ends the program when a signal asks for it. What goes wrong then is told in a line, and is a failure. */
export function endOnSignal(program: string, stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop().catch((error: unknown) => {
        console.error(`${program}: ${error instanceof Error ? error.message : String(error)}`);
        process.exitCode = 1;
      });
    });
  }
}
