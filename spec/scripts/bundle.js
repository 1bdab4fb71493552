// Writes dist/openapi.json, dist/openapi.yaml, dist/discrepancies.json and dist/workflows.json: the only files that anything outside this folder reads.
// `node scripts/bundle.js [folder]`, where the folder is another copy of the spec than the one this script is in.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { YAMLParseError, parse } from 'yaml';
import { lintWithRedocly, redocly, specDir } from './redocly.js';

const dir = resolve(process.argv[2] ?? specDir);

/** A file as a person at the repository root names it. */
const shown = (file) => join(basename(dir), relative(dir, file));

/** Prints what is wrong and where, one finding a line, and ends the process with exit code 1. */
function fail(lines) {
  console.error(['The spec cannot be bundled:', ...lines.map((line) => `  ${line}`)].join('\n'));
  process.exit(1);
}

/**
 * Redocly reports a file that cannot be read once more at each place that refers to it. Only the cause is worth a reader's time.
 */
function onlyCauses(findings) {
  const causes = findings.filter(({ message }) => message.startsWith('Failed to parse'));
  return causes.length > 0 ? causes : findings;
}

function describe({ file, line, column, message }) {
  const text = message
    .replaceAll(dir + sep, `${basename(dir)}/`)
    .replace(/ in "[^"]+" \(\d+:\d+\)$/, '')
    .replace(/\s*\n\s*/g, ' ');
  return `${shown(file)}:${line}:${column} ${text}`;
}

for (const file of ['openapi.yaml', 'redocly.yaml', 'discrepancies.yaml']) {
  if (!existsSync(join(dir, file))) fail([`${shown(join(dir, file))} is not there.`]);
}

const errors = lintWithRedocly('structure', dir).filter(({ severity }) => severity === 'error');
if (errors.length > 0) fail([...new Set(onlyCauses(errors).map(describe))]);

/** Reads a YAML file that Redocly does not. */
function readYaml(file) {
  try {
    return parse(readFileSync(join(dir, file), 'utf8'));
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const [position] = error.linePos ?? [{ line: 1, col: 1 }];
    return fail([`${shown(join(dir, file))}:${position.line}:${position.col} ${error.message.split('\n')[0]}`]);
  }
}

const discrepancies = readYaml('discrepancies.yaml');
// A copy of the spec may be without them.
const workflowFiles = existsSync(join(dir, 'workflows')) ? readdirSync(join(dir, 'workflows')).filter((file) => file.endsWith('.yaml')) : [];
const workflows = workflowFiles.toSorted().map((file) => ({ name: basename(file, '.yaml'), ...readYaml(join('workflows', file)) }));

const dist = join(dir, 'dist');
mkdirSync(dist, { recursive: true });
for (const output of ['openapi.json', 'openapi.yaml']) {
  const { status, stderr } = redocly(['bundle', 'structure', `--config=${join(dir, 'redocly.yaml')}`, '--output', join(dist, output)]);
  if (status !== 0) fail([stderr.trim()]);
}
writeFileSync(join(dist, 'discrepancies.json'), `${JSON.stringify(discrepancies, null, 2)}\n`);
writeFileSync(join(dist, 'workflows.json'), `${JSON.stringify(workflows, null, 2)}\n`);
