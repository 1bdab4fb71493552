import { styleText } from 'node:util';
import { maskCredentials } from '../recording/mask-credentials.js';

type Colour = 'green' | 'yellow' | 'red' | 'dim';

/** Colours a string if standard output is a terminal and `NO_COLOR` is not set. */
export function colour(name: Colour, text: string): string {
  return styleText(name, text, { stream: process.stdout });
}

/** Colours a status code by its class. */
export function colourStatus(status: number): string {
  if (status >= 500) return colour('red', String(status));
  return colour(status >= 400 ? 'yellow' : 'green', String(status));
}

/** Prints a line with masked credentials, unless the reader of the pipe has closed it. */
export function printLine(line: string): void {
  if (!process.stdout.writable) return;
  if (process.stdout.listenerCount('error') === 0) process.stdout.on('error', () => undefined);
  process.stdout.write(`${maskCredentials(line)}\n`);
}

/** Replaces control characters, because a client could otherwise send commands to the terminal. */
export function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '?');
}
