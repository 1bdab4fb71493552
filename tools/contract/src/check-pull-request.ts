// `node tools/contract/src/check-pull-request.js <base>`: lints the spec, holds it against the version in `base` (a git ref), and reports what
// the change means. Annotations go to the terminal; `reports/` of this package gets lint.sarif and pull-request.md, which is added to the
// summary of a GitHub job too. DOCS_URL is where the docs are. Exit code 0: may be merged, 1: not as it is, 2: could not be checked.
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { repositoryOf } from './compare/git.js';
import { checkPullRequest } from './pull-request/check.js';

const [base, ...more] = process.argv.slice(2);
const here = fileURLToPath(new URL('.', import.meta.url));
const reports = fileURLToPath(new URL('../reports/', import.meta.url));

if (base === undefined || base === '' || more.length > 0) {
  console.error('Usage: node tools/contract/src/check-pull-request.js <base>, for example origin/main');
  process.exitCode = 2;
} else {
  const { DOCS_URL: docsUrl, GITHUB_STEP_SUMMARY: stepSummary } = process.env;
  mkdirSync(reports, { recursive: true });
  // A report of an earlier run must not pass for this one's.
  rmSync(`${reports}pull-request.md`, { force: true });
  const { code, annotations, summary } = await checkPullRequest(base, {
    cwd: repositoryOf(process.cwd()) === undefined ? here : process.cwd(),
    today: new Date().toISOString().slice(0, 10),
    sarif: `${reports}lint.sarif`,
    docsUrl: docsUrl || undefined,
  });
  writeFileSync(`${reports}pull-request.md`, summary);
  if (stepSummary) appendFileSync(stepSummary, summary);
  process.stdout.write(annotations);
  process.exitCode = code;
}
