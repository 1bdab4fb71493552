import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { specDir } from '@wapi/spec/redocly';
import { parse } from 'yaml';
import { github } from '../compare/formats/github.js';
import { markdown } from '../compare/formats/markdown.js';
import { CannotCompare } from '../compare/cannot-compare.js';
import { repositoryOf } from '../compare/git.js';
import { readVersion } from '../compare/read-version.js';
import { makeReport } from '../compare/report.js';
import { contractReport } from '../report/contract-report.js';

/** @import { Version } from '../compare/read-version.js' */

/**
 * @typedef {object} PullRequestCheck
 * @property {0 | 1 | 2} code 0: may be merged; 1: the lint or the gate says no; 2: could not be checked
 * @property {string} annotations what GitHub's runners turn into notes on files and lines
 * @property {string} summary Markdown for the job's summary and for a comment
 */

/**
 * Checks a change of the spec: lints it, compares it with the version that it is to be merged into, and reports what it means.
 *
 * @param {string} base a git ref of the repository, a spec folder or a bundle
 * @param {{ cwd: string, today: string, sarif?: string | undefined, docsUrl?: string | undefined }} options `sarif`: where the lint's report goes
 * @returns {Promise<PullRequestCheck>}
 */
export async function checkPullRequest(base, { cwd, today, sarif, docsUrl }) {
  const folder = join(repositoryOf(cwd) ?? cwd, 'spec');
  const lint = await runLint(folder, cwd, sarif);
  const scratch = mkdtempSync(join(tmpdir(), 'wapi-pull-request-'));
  try {
    const [before, after] = await Promise.all([version(base, cwd, join(scratch, 'base')), version(undefined, cwd, join(scratch, 'head'))]);
    const gate = makeReport(before, after, { today, approvals: undefined });
    const report = contractReport(withDiscrepancies(before), withDiscrepancies(after), { docsUrl });
    return {
      code: lint.code === 0 && gate.passed ? 0 : worst(lint.code, 1),
      annotations: lint.annotations + github(gate),
      summary: [lintSummary(lint), markdown(gate).trimEnd(), report].join('\n\n'),
    };
  } catch (error) {
    if (!(error instanceof CannotCompare)) throw error;
    // The lint has said more about a spec that cannot be bundled than this can.
    const message = lint.code === 1 ? '' : `::error title=contract::${escaped(error.message)}\n`;
    return { code: lint.code === 1 ? 1 : 2, annotations: lint.annotations + message, summary: [lintSummary(lint), error.message, ''].join('\n\n') };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * @param {string | undefined} given
 * @param {string} cwd
 * @param {string} scratch
 */
function version(given, cwd, scratch) {
  mkdirSync(scratch);
  return readVersion(given, { cwd, scratch });
}

/** @param {Version} version */
function withDiscrepancies({ document, folder }) {
  const entries = folder === undefined ? [] : parse(readFileSync(join(folder, 'discrepancies.yaml'), 'utf8'));
  return { document: /** @type {import('@wapi/types').OpenApiDocument} */ (document), discrepancies: entries };
}

/**
 * @param {string} folder
 * @param {string} cwd
 * @param {string | undefined} sarif
 * @returns {Promise<{ code: 0 | 1 | 2, annotations: string }>}
 */
async function runLint(folder, cwd, sarif) {
  const args = [join(specDir, 'scripts', 'lint.js'), folder, '--format', 'github', ...(sarif === undefined ? [] : ['--sarif', sarif])];
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let annotations = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (annotations += text));
  const code = await new Promise((done, fail) => child.once('error', fail).once('close', done));
  return { code: code === 0 || code === 1 ? code : 2, annotations };
}

/** @param {{ code: number, annotations: string }} lint */
function lintSummary({ code, annotations }) {
  if (code === 0) return '# Lint\n\nThe spec is clean.';
  if (code === 2) return `# Lint\n\nThe spec could not be linted: ${annotations.trim()}`;
  const count = annotations.match(/^::/gm)?.length ?? 0;
  return `# Lint\n\n${count} ${count === 1 ? 'finding' : 'findings'}; each is a note on the line that it is about.`;
}

/**
 * @param {0 | 1 | 2} one
 * @param {0 | 1 | 2} other
 */
function worst(one, other) {
  return one > other ? one : other;
}

/** @param {string} message */
function escaped(message) {
  return message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
