import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { asksForHelp } from '../command-line.js';
import { errorMessage } from '../error-message.js';
import { github } from '../formats/github.js';
import { json } from '../formats/json.js';
import { sarif } from '../formats/sarif.js';
import { text } from '../formats/text.js';
import type { Report } from '../report.js';
import { LintError } from './lint-error.js';
import { lintSpec } from './lint-spec.js';
import { type Format, readOptions, usage } from './options.js';

/** The result of a command. */
export interface CommandResult {
  /** The exit code: 0 for no findings, 1 for findings, 2 if the lint could not run. */
  code: 0 | 1 | 2;
  stdout: string;
  stderr: string;
}

const write: Record<Format, (report: Report) => string> = {
  text,
  github,
  json,
  sarif: (report) => sarif(report, docsUrl()),
};

/** The URL of the docs in `DOCS_URL`. `undefined` if the variable is unset or not an HTTP URL. */
function docsUrl(): string | undefined {
  const { DOCS_URL: url } = process.env;
  return url !== undefined && URL.canParse(url) && /^https?:/.test(url) ? url : undefined;
}

function withReportFile(action: () => void): void {
  try {
    action();
  } catch (error) {
    throw new LintError(`Cannot write the report: ${errorMessage(error)}.`, { cause: error });
  }
}

function save(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${content}\n`);
}

/** Returns the reason for a failure in one line. Spectral wraps an error that a rule threw in an `AggregateError`. */
function failureReason(error: unknown): string | undefined {
  const cause: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return errorMessage(cause).split('\n')[0];
}

/**
 * Runs the lint command in this process, so that a caller that lints many copies loads Spectral only once.
 *
 * @param args the command-line arguments
 * @param cwd the folder to which paths are relative
 * @default process.cwd()
 */
export async function runLintCommand(args: readonly string[], cwd: string = process.cwd()): Promise<CommandResult> {
  if (asksForHelp(args)) return { code: 0, stdout: `${usage}\n`, stderr: '' };
  try {
    const { dir, format, reports } = readOptions(args, cwd);
    // Delete old reports first, because an earlier report must not be mistaken for the report of a failed run.
    for (const { file } of reports) if (existsSync(file)) withReportFile(() => rmSync(file));
    const report = await lintSpec(dir, cwd);
    for (const { format: name, file } of reports) withReportFile(() => save(file, write[name](report)));
    return { code: report.findings.length > 0 ? 1 : 0, stdout: `${write[format](report)}\n`, stderr: '' };
  } catch (error) {
    return { code: 2, stdout: '', stderr: `spec: the lint could not run. ${failureReason(error)}\n` };
  }
}
