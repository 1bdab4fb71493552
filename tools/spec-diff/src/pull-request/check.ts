import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ComparisonError } from '../comparison-error.js';
import { findForkPoint, findRepository, isCommit } from '../input/git.js';
import { errorMessage, escapeAnnotationMessage, runLintCommand } from '../lint.js';

/** 0: may be merged; 1: the lint or the comparison refuses the change; 2: could not be checked. */
type ExitCode = 0 | 1 | 2;

export interface PullRequestCheck {
  code: ExitCode;
  /** GitHub annotations. */
  annotations: string;
  /** Markdown for the job's summary and for a comment. */
  summary: string;
}

interface Lint {
  code: ExitCode;
  annotations: string;
  findings: readonly { file: string; line: number; message: string }[];
}

interface CheckOptions {
  cwd: string;
  /** `YYYY-MM-DD` */
  today: string;
  /** The file for the lint's SARIF report. */
  sarif?: string | undefined;
  /** The address of the docs, for links to their pages. */
  docsUrl?: string | undefined;
}

/**
 * Checks a change of the spec: lints it, compares it with the version that it will be merged into, and reports the changes.
 *
 * @param base a git ref of the repository, a spec folder or a bundle
 */
export async function checkPullRequest(
  base: string,
  { cwd, today, sarif, docsUrl }: CheckOptions,
): Promise<PullRequestCheck> {
  const repository = findRepository(cwd);
  const scratch = mkdtempSync(join(tmpdir(), 'wapi-pull-request-'));
  try {
    const lint = await runLint(join(repository ?? cwd, 'spec'), { scratch, sarif });
    const source = repository !== undefined && isCommit(repository, base) ? findForkPoint(repository, base) : base;
    return await addComparison(lint, { name: base, source, cwd, today, docsUrl, scratch });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function addComparison(
  lint: Lint,
  options: Parameters<Comparison['compareWithBase']>[0],
): Promise<PullRequestCheck> {
  try {
    const { compareWithBase } = await loadComparison();
    const { passed, annotations, summary } = await compareWithBase(options);
    const code = lint.code === 0 && !passed ? 1 : lint.code;
    return {
      code,
      annotations: lint.annotations + annotations,
      summary: [formatVerdict(code), formatLint(lint), summary].join('\n\n'),
    };
  } catch (error) {
    if (!(error instanceof ComparisonError)) throw error;
    // The lint says more about a spec that cannot be bundled.
    const message = lint.code === 1 ? '' : `::error title=contract::${escapeAnnotationMessage(error.message)}\n`;
    const code = lint.code === 1 ? 1 : 2;
    return {
      code,
      annotations: lint.annotations + message,
      summary: [formatVerdict(code), formatLint(lint), error.message, ''].join('\n\n'),
    };
  }
}

type Comparison = typeof import('./compare-with-base.js');

/** The comparison needs packages that cannot be built from a spec with errors. The lint's findings must not be lost then. */
async function loadComparison(): Promise<Comparison> {
  try {
    return await import('./compare-with-base.js');
  } catch (error) {
    throw new ComparisonError(
      `The comparison cannot be loaded: ${errorMessage(error).split('\n')[0]}. Run npm run build.`,
    );
  }
}

function formatVerdict(code: ExitCode): string {
  return ['# ✅ May be merged', '# ❌ Not as it is', '# ❌ Could not be checked'][code] ?? '';
}

async function runLint(
  folder: string,
  { scratch, sarif }: { scratch: string; sarif: string | undefined },
): Promise<Lint> {
  const json = join(scratch, 'lint.json');
  const reports = ['--json', json, ...(sarif === undefined ? [] : ['--sarif', sarif])];
  const { code, stdout, stderr } = await runLintCommand([folder, '--format', 'github', ...reports]);
  return {
    code,
    annotations: stdout + stderr,
    findings: code === 1 ? JSON.parse(readFileSync(json, 'utf8')).findings : [],
  };
}

function formatLint({ code, annotations, findings }: Lint): string {
  if (code === 0) return '## Lint\n\nThe spec is clean.';
  if (code === 2) return `## Lint\n\nThe spec could not be linted: ${annotations.trim()}`;
  return [
    '## Lint',
    '',
    ...findings.map(({ file, line, message }) => `- \`${file}:${line}\` ${message.split('\n')[0]}`),
  ].join('\n');
}
