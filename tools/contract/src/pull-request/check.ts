import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runLintCommand } from '@wapi/spec/lint-in-process';
import { parse } from 'yaml';
import { data, github } from '../compare/formats/github.js';
import { markdown } from '../compare/formats/markdown.js';
import { CannotCompare } from '../compare/cannot-compare.js';
import { forkOf, isCommit, repositoryOf } from '../compare/git.js';
import { readBaseAndHead } from '../compare/read-version.js';
import { makeReport } from '../compare/report.js';

import type { Version } from '../compare/read-version.js';

/**
 * @typedef {object} PullRequestCheck
 * @property {0 | 1 | 2} code 0: may be merged; 1: the lint or the gate says no; 2: could not be checked
 * @property {string} annotations what GitHub's runners turn into notes on files and lines
 * @property {string} summary Markdown for the job's summary and for a comment
 */

/**
 * What the lint says.
 *
 * @typedef {object} Lint
 * @property {0 | 1 | 2} code
 * @property {string} annotations
 * @property {readonly { file: string, line: number, message: string }[]} findings
 */

/**
 * Checks a change of the spec: lints it, compares it with the version that it is to be merged into, and reports what it means.
 *
 * @param base a git ref of the repository, a spec folder or a bundle
 * @param options `sarif`: where the lint's report goes
 */
export async function checkPullRequest(base: string, { cwd, today, sarif, docsUrl }: { cwd: string; today: string; sarif?: string | undefined; docsUrl?: string | undefined; }): Promise<PullRequestCheck> {
  const repository = repositoryOf(cwd);
  const scratch = mkdtempSync(join(tmpdir(), 'wapi-pull-request-'));
  try {
    const lint = await runLint(join(repository ?? cwd, 'spec'), { scratch, sarif });
    const given = repository !== undefined && isCommit(repository, base) ? forkOf(repository, base) : base;
    return await judge(lint, { base, given, cwd, today, docsUrl, scratch });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function judge(lint: Lint, { base, given, cwd, today, docsUrl, scratch }: { base: string; given: string; cwd: string; today: string; docsUrl: string | undefined; scratch: string; }): Promise<PullRequestCheck> {
  try {
    const { base: before, head: after } = await readBaseAndHead({ base: given, head: undefined }, { cwd, scratch });
    const gate = makeReport({ ...before, name: base }, after, { today, approvals: undefined });
    const code = lint.code === 0 && gate.passed ? 0 : worst(lint.code, 1);
    const report = await reportOf(before, after, docsUrl);
    return {
      code,
      annotations: lint.annotations + github(gate),
      summary: [verdict(code), lintSummary(lint), markdown(gate).trimEnd(), report].join('\n\n'),
    };
  } catch (error) {
    if (!(error instanceof CannotCompare)) throw error;
    // The lint has said more about a spec that cannot be bundled than this can.
    const message = lint.code === 1 ? '' : `::error title=contract::${data(error.message)}\n`;
    const code = lint.code === 1 ? 1 : 2;
    return { code, annotations: lint.annotations + message, summary: [verdict(code), lintSummary(lint), error.message, ''].join('\n\n') };
  }
}

/**
 * What the change means. It is left out, with the reason, where what is built from the spec cannot be had: the lint and the gate need none.
 */
async function reportOf(before: Version, after: Version, docsUrl: string | undefined) {
  try {
    const { contractReport } = await import('../report/contract-report.js');
    return contractReport(withDiscrepancies(before), withDiscrepancies(after), { docsUrl });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return `## What changes in the contract\n\nThat cannot be told: ${reason} Mend the spec, then run npm run build.\n`;
  }
}

function verdict(code: 0 | 1 | 2) {
  return ['# ✅ May be merged', '# ❌ Not as it is', '# ❌ Could not be checked'][code];
}

function withDiscrepancies({ document, folder }: Version) {
  const entries = folder === undefined ? [] : parse(readFileSync(join(folder, 'discrepancies.yaml'), 'utf8'));
  return { document: (document as import('@wapi/types').OpenApiDocument), discrepancies: entries };
}

async function runLint(folder: string, { scratch, sarif }: { scratch: string; sarif: string | undefined; }): Promise<Lint> {
  const json = join(scratch, 'lint.json');
  const reports = ['--json', json, ...(sarif === undefined ? [] : ['--sarif', sarif])];
  const { code, stdout, stderr } = await runLintCommand([folder, '--format', 'github', ...reports]);
  return { code, annotations: stdout + stderr, findings: code === 1 ? JSON.parse(readFileSync(json, 'utf8')).findings : [] };
}

function lintSummary({ code, annotations, findings }: Lint) {
  if (code === 0) return '## Lint\n\nThe spec is clean.';
  if (code === 2) return `## Lint\n\nThe spec could not be linted: ${annotations.trim()}`;
  return ['## Lint', '', ...findings.map(({ file, line, message }) => `- \`${file}:${line}\` ${message.split('\n')[0]}`)].join('\n');
}

function worst(one: 0 | 1 | 2, other: 0 | 1 | 2) {
  return one > other ? one : other;
}
