import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ComparisonError } from '../comparison-error.js';
import { findForkPoint, findRepository } from '../input/git.js';
import { errorMessage, escapeAnnotationMessage, runLintCommand } from '../lint.js';

/** 0: the change can be merged; 1: the lint or the comparison rejects the change; 2: the check could not run. */
type ExitCode = 0 | 1 | 2;

export interface PullRequestCheck {
  code: ExitCode;
  /** The findings, in the chosen format. */
  output: string;
  /** The report in Markdown, for the job summary and for a comment on the pull request. */
  summary: string;
}

interface Lint {
  code: ExitCode;
  output: string;
  findings: readonly { file: string; line: number; message: string }[];
}

interface CheckOptions {
  cwd: string;
  /** The output format. `github` prints annotations. */
  format: 'github' | 'text';
  /** `YYYY-MM-DD` */
  today: string;
  /** The file for the lint's SARIF report. */
  sarif?: string | undefined;
  /** The URL of the docs, used for links to pages. */
  docsUrl?: string | undefined;
}

/**
 * Lints the working tree's spec, compares it with the base of the pull request and reports the changes.
 *
 * @param base a git ref in the repository, a spec folder or a bundle
 */
export async function checkPullRequest(
  base: string,
  { cwd, format, today, sarif, docsUrl }: CheckOptions,
): Promise<PullRequestCheck> {
  const repository = findRepository(cwd);
  const scratch = mkdtempSync(join(tmpdir(), 'wapi-pull-request-'));
  try {
    const lint = await runLint(repository ?? cwd, { format, scratch, sarif });
    const source = repository === undefined ? base : findForkPoint(repository, base);
    return await addComparison(lint, { name: base, source, cwd, format, today, docsUrl, scratch });
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
    const { passed, output, summary } = await compareWithBase(options);
    const code = lint.code === 0 && !passed ? 1 : lint.code;
    return {
      code,
      output: lint.output + output,
      summary: [formatVerdict(code), formatLint(lint), summary].join('\n\n'),
    };
  } catch (error) {
    if (!(error instanceof ComparisonError)) throw error;
    // If the lint found why the spec cannot be bundled, print only the lint's findings, because they are more helpful.
    const message = lint.code === 1 ? '' : formatError(error.message, options.format);
    const code = lint.code === 1 ? 1 : 2;
    return {
      code,
      output: lint.output + message,
      summary: [formatVerdict(code), formatLint(lint), error.message, ''].join('\n\n'),
    };
  }
}

type Comparison = typeof import('./compare-with-base.js');

/**
 * Imports the comparison on demand. The packages that it needs cannot be built from a spec with errors, but the lint
 * must still report the errors.
 */
async function loadComparison(): Promise<Comparison> {
  try {
    return await import('./compare-with-base.js');
  } catch (error) {
    throw new ComparisonError(
      `The comparison cannot be loaded: ${errorMessage(error).split('\n')[0]}. Run \`npm run build\`.`,
    );
  }
}

function formatError(message: string, format: CheckOptions['format']): string {
  return format === 'github' ? `::error title=Contract::${escapeAnnotationMessage(message)}\n` : `${message}\n`;
}

function formatVerdict(code: ExitCode): string {
  return ['# ✅ Can be merged', '# ❌ Cannot be merged', '# ❌ Could not be checked'][code] ?? '';
}

/**
 * Lints the spec in the working tree.
 *
 * @param cwd the folder that contains the spec's folder; paths in the report are relative to it
 */
async function runLint(
  cwd: string,
  { format, scratch, sarif }: { format: CheckOptions['format']; scratch: string; sarif: string | undefined },
): Promise<Lint> {
  const json = join(scratch, 'lint.json');
  const reports = ['--json', json, ...(sarif === undefined ? [] : ['--sarif', sarif])];
  const { code, stdout, stderr } = await runLintCommand([join(cwd, 'spec'), '--format', format, ...reports], cwd);
  return {
    code,
    output: stdout + stderr,
    findings: code === 1 ? JSON.parse(readFileSync(json, 'utf8')).findings : [],
  };
}

function formatLint({ code, output, findings }: Lint): string {
  if (code === 0) return '## Lint\n\nNo findings.';
  if (code === 2) return `## Lint\n\nThe spec could not be linted: ${output.trim()}`;
  return [
    '## Lint',
    '',
    ...findings.map(({ file, line, message }) => `- \`${file}:${line}\` ${message.split('\n')[0]}`),
  ].join('\n');
}
