// Lints the spec: `node spec/scripts/lint.js [folder] [--format terminal|github|json|sarif] [--sarif <file>] [--json <file>]`, from any folder.
//
// `--format` is what is printed; `--sarif` and `--json` write a report to a file besides. The folder is another copy of the spec than the one
// this script is in. The exit code is 0 where nothing is wrong, 1 where something is, and 2 where the spec could not be linted at all.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { github } from './lint/formats/github.js';
import { json } from './lint/formats/json.js';
import { sarif } from './lint/formats/sarif.js';
import { terminal } from './lint/formats/terminal.js';
import { CannotLint } from './lint/cannot-lint.js';
import { readOptions } from './lint/options.js';
import { lint } from './lint/run.js';

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

try {
  const { dir, format, reports } = readOptions(process.argv.slice(2));
  // A report of an earlier run must not pass for this one's, should this one not come to its end.
  for (const { file } of reports) if (existsSync(file)) withReport(() => rmSync(file));
  const report = await lint(dir);
  for (const { format: name, file } of reports) withReport(() => save(file, write[name](report)));
  console.log(write[format](report));
  process.exitCode = report.findings.length > 0 ? 1 : 0;
} catch (error) {
  console.error(`spec: the lint could not run. ${reason(error)}`);
  process.exitCode = 2;
}
