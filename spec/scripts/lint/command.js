import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotLint } from './cannot-lint.js';
import { github } from './formats/github.js';
import { json } from './formats/json.js';
import { sarif } from './formats/sarif.js';
import { terminal } from './formats/terminal.js';
import { readOptions } from './options.js';
import { lint } from './run.js';

/** The address of the docs; undefined where there is none, or where it is no address that a page can be found at. */
function docsUrl() {
  const { DOCS_URL: url } = process.env;
  return url !== undefined && URL.canParse(url) && /^https?:/.test(url) ? url : undefined;
}

const write = { terminal, github, json, sarif: (report) => sarif(report, docsUrl()) };

/** Does something with the file of a report. */
function withReport(action) {
  try {
    action();
  } catch (error) {
    throw new CannotLint(`The report cannot be written: ${error.message}.`);
  }
}

function save(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${text}\n`);
}

/** What went wrong, in one line: Spectral wraps what a rule threw. */
function reason(error) {
  const cause = error instanceof AggregateError ? error.errors[0] : error;
  return String(cause?.message ?? cause).split('\n')[0];
}

/**
 * What `node spec/scripts/lint.js` does, without a program of its own: to load Spectral anew for each of many copies takes longer than to lint them.
 *
 * @param {string[]} args as on the command line
 * @returns {Promise<{ code: 0 | 1 | 2, stdout: string, stderr: string }>} the exit code, and what is to be printed
 */
export async function runLintCommand(args) {
  try {
    const { dir, format, reports } = readOptions(args);
    // A report of an earlier run must not pass for this one's, should this one not come to its end.
    for (const { file } of reports) if (existsSync(file)) withReport(() => rmSync(file));
    const report = await lint(dir);
    for (const { format: name, file } of reports) withReport(() => save(file, write[name](report)));
    return { code: report.findings.length > 0 ? 1 : 0, stdout: `${write[format](report)}\n`, stderr: '' };
  } catch (error) {
    return { code: 2, stdout: '', stderr: `spec: the lint could not run. ${reason(error)}\n` };
  }
}
