import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findRepository } from '../input/git.js';
import type { CommandResult } from './command-result.js';
import { parsePullRequestArguments, usage } from './pull-request-arguments.js';

const sourceFolder = fileURLToPath(new URL('..', import.meta.url));
const reports = fileURLToPath(new URL('../../reports/', import.meta.url));

interface CommandOptions {
  /** The base of relative paths. */
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
}

/**
 * Runs all checks of a pull request, and writes the reports that the README describes.
 *
 * @throws if the pull request cannot be checked
 */
export async function runPullRequestCheck(args: string[], { cwd, env }: CommandOptions): Promise<CommandResult> {
  const base = parsePullRequestArguments(args);
  if (base === 'help') return { code: 0, stdout: `${usage}\n`, stderr: '' };
  if (base === undefined) return { code: 2, stdout: '', stderr: `${usage}\n` };
  const { checkPullRequest } = await import('../pull-request/check.js');
  mkdirSync(reports, { recursive: true });
  // Delete the report of an earlier run, because this run may fail before it writes its own.
  rmSync(`${reports}pull-request.md`, { force: true });
  const { code, annotations, summary } = await checkPullRequest(base.ref, {
    cwd: findRepository(cwd) === undefined ? sourceFolder : cwd,
    today: new Date().toISOString().slice(0, 10),
    sarif: `${reports}lint.sarif`,
    docsUrl: env['DOCS_URL'] || undefined,
  });
  writeFileSync(`${reports}pull-request.md`, summary);
  if (env['GITHUB_STEP_SUMMARY']) appendFileSync(env['GITHUB_STEP_SUMMARY'], summary);
  return { code, stdout: annotations, stderr: '' };
}
