import { errorMessage } from '../lint.js';

/** Describes an unexpected error in one line, with the top of its stack trace. */
export function describeCrash(summary: string, error: unknown): string {
  const frame =
    error instanceof Error
      ? (error.stack
          ?.split('\n')
          .find((line) => /^\s+at /.test(line))
          ?.trim() ?? '')
      : '';
  return `${summary}: ${errorMessage(error)} (${frame})`;
}
