import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ComparisonError } from '../comparison-error.js';
import { findRepository } from '../input/git.js';
import type { CommandResult } from './command-result.js';
import { asksForHelp, UsageError } from '../lint.js';
import { parsePullRequestArguments } from './pull-request-arguments.js';
import { pullRequestUsage } from './usage.js';

const sourceFolder = fileURLToPath(new URL('..', import.meta.url));
const reports = fileURLToPath(new URL('../../reports/', import.meta.url));

interface CommandOptions {
  /** The folder to which paths are relative. */
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
}

/**
 * Runs all checks for a pull request, and writes the reports that the README describes.
 *
 * @throws if the pull request cannot be checked
 */
export async function runPullRequestCheck(args: string[], { cwd, env }: CommandOptions): Promise<CommandResult> {
  if (asksForHelp(args)) return { code: 0, stdout: `${pullRequestUsage}\n`, stderr: '' };
  try {
    return await check(parsePullRequestArguments(args), { cwd, env });
  } catch (error) {
    if (error instanceof ComparisonError) return { code: 2, stdout: '', stderr: `check:pr: ${error.message}\n` };
    if (!(error instanceof UsageError)) throw error;
    return { code: 2, stdout: '', stderr: `check:pr: ${error.message} See --help.\n` };
  }
}

async function check(base: string, { cwd, env }: CommandOptions): Promise<CommandResult> {
  const { checkPullRequest } = await import('../pull-request/check.js');
  mkdirSync(reports, { recursive: true });
  // Delete the report of an earlier run, because this run may fail before it writes its own.
  rmSync(`${reports}pull-request.md`, { force: true });
  const { code, output, summary } = await checkPullRequest(base, {
    cwd: findRepository(cwd) === undefined ? sourceFolder : cwd,
    format: env['GITHUB_ACTIONS'] === 'true' ? 'github' : 'text',
    today: new Date().toISOString().slice(0, 10),
    sarif: `${reports}lint.sarif`,
    docsUrl: env['DOCS_URL'] || undefined,
  });
  writeFileSync(`${reports}pull-request.md`, summary);
  if (env['GITHUB_STEP_SUMMARY']) appendFileSync(env['GITHUB_STEP_SUMMARY'], summary);
  return { code, stdout: output, stderr: '' };
}
