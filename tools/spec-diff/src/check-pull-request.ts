// `npm run check:pr -- BASE`: runs all checks of a pull request. The README describes the output.
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parsePullRequestArguments, usage } from './command/pull-request-arguments.js';
import { getInvocationFolder } from './command/invocation-folder.js';
import { findRepository } from './input/git.js';

const sourceFolder = fileURLToPath(new URL('.', import.meta.url));
const reports = fileURLToPath(new URL('../reports/', import.meta.url));

async function check(base: string): Promise<0 | 1 | 2> {
  const { checkPullRequest } = await import('./pull-request/check.js');
  const { DOCS_URL: docsUrl, GITHUB_STEP_SUMMARY: stepSummary } = process.env;
  mkdirSync(reports, { recursive: true });
  // Delete the report of an earlier run, because this run may fail before it writes its own.
  rmSync(`${reports}pull-request.md`, { force: true });
  const cwd = getInvocationFolder();
  const { code, annotations, summary } = await checkPullRequest(base, {
    cwd: findRepository(cwd) === undefined ? sourceFolder : cwd,
    today: new Date().toISOString().slice(0, 10),
    sarif: `${reports}lint.sarif`,
    docsUrl: docsUrl || undefined,
  });
  writeFileSync(`${reports}pull-request.md`, summary);
  if (stepSummary) appendFileSync(stepSummary, summary);
  process.stdout.write(annotations);
  return code;
}

const base = parsePullRequestArguments(process.argv.slice(2));
if (base === 'help') {
  console.log(usage);
} else if (base === undefined) {
  console.error(usage);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await check(base.ref);
  } catch (error) {
    console.error('The pull request could not be checked:', error);
    process.exitCode = 2;
  }
}
