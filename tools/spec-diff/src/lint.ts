// All imports from the linter. The linter loads Redocly and Spectral on demand, because loading them takes most of a
// second.
export {
  asksForHelp,
  collapseSecurity,
  errorMessage,
  escapeAnnotationMessage,
  escapeAnnotationProperty,
  locateFrom,
  parseCommandLine,
  type ReadSource,
  specDir,
  UsageError,
} from '@wapi/lint/helpers';

type Linter = typeof import('@wapi/lint');

export const bundleInProcess = async (dir: string): ReturnType<Linter['bundleInProcess']> =>
  (await import('@wapi/lint')).bundleInProcess(dir);

export const runLintCommand = async (
  args: string[],
  cwd: string,
): Promise<Awaited<ReturnType<Linter['runLintCommand']>>> => (await import('@wapi/lint')).runLintCommand(args, cwd);
