/**
 * What `node spec/scripts/lint.js` does, without a program of its own.
 *
 * @param args as on the command line
 * @returns the exit code, and what is to be printed
 */
export function runLintCommand(args: readonly string[]): Promise<{ code: 0 | 1 | 2; stdout: string; stderr: string }>;
