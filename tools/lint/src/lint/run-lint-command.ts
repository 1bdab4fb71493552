import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
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
  /** 0: clean, 1: findings, 2: could not lint */
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

/** The address of the docs; `undefined` if none is set or if it is not an address of pages. */
function docsUrl(): string | undefined {
  const { DOCS_URL: url } = process.env;
  return url !== undefined && URL.canParse(url) && /^https?:/.test(url) ? url : undefined;
}

function withReportFile(action: () => void): void {
  try {
    action();
  } catch (error) {
    throw new LintError(`The report cannot be written: ${errorMessage(error)}.`, { cause: error });
  }
}

function save(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${content}\n`);
}

/** Says in one line why the lint failed. Spectral wraps what a rule threw. */
function failureReason(error: unknown): string | undefined {
  const cause: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return errorMessage(cause).split('\n')[0];
}

/**
 * Runs the lint command in this process: loading Spectral again for each of many copies takes longer than linting them.
 *
 * @param args the arguments of the command line
 * @param cwd the folder that paths are relative to
 * @default cwd is the process's
 */
export async function runLintCommand(args: readonly string[], cwd: string = process.cwd()): Promise<CommandResult> {
  if (args.includes('--help') || args.includes('-h')) return { code: 0, stdout: `${usage}\n`, stderr: '' };
  try {
    const { dir, format, reports } = readOptions(args, cwd);
    // A report of an earlier run must not be mistaken for this one's if this run fails.
    for (const { file } of reports) if (existsSync(file)) withReportFile(() => rmSync(file));
    const report = await lintSpec(dir);
    for (const { format: name, file } of reports) withReportFile(() => save(file, write[name](report)));
    return { code: report.findings.length > 0 ? 1 : 0, stdout: `${write[format](report)}\n`, stderr: '' };
  } catch (error) {
    return { code: 2, stdout: '', stderr: `spec: the lint could not run. ${failureReason(error)}\n` };
  }
}
