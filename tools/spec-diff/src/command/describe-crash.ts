import { errorMessage } from '../lint.js';

/** Describes an unexpected error in one line, with the place that threw it. */
export function describeCrash(what: string, error: unknown): string {
  const place =
    error instanceof Error
      ? (error.stack
          ?.split('\n')
          .find((line) => /^\s+at /.test(line))
          ?.trim() ?? '')
      : '';
  return `${what} (${errorMessage(error)}) ${place}`;
}
