// Four passes, from cheap to thorough: the files themselves, Redocly and this repository's rules on the source (so that a finding names the
// file to mend), Spectral's rules for OpenAPI on the bundle (its schema check does not understand a source in many files).
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Unbundlable } from '../bundle/unbundlable.js';
import { lintWithRedocly } from '../redocly.js';
import { CannotLint } from './cannot-lint.js';
import { pruneExamples, withoutRepeats } from './examples.js';
import { checkFiles } from './files.js';
import { shownFrom, tidy } from './findings.js';
import { locate } from './locate.js';
import { rulesOf } from './rules.js';
import { readSource, yamlFiles } from './sources.js';
import { loadSpectral } from './spectral.js';

/** @typedef {import('./findings.js').Finding} Finding */
/** @typedef {import('./rules.js').Rule} Rule */
/** @typedef {{ findings: Finding[], files: number, rules: Rule[], linesOf: (file: string) => string[] }} Report */

/** The built bundle's text; undefined where it is missing, older than a source file or folder, or being written at this moment. */
function readBuiltBundle(dir, files) {
  const built = join(dir, 'dist', 'openapi.json');
  const folders = files.map((file) => dirname(file)).filter((folder) => folder !== dir);
  const newest = Math.max(...[...files, ...folders].map((path) => statSync(path).mtimeMs));
  if (!existsSync(built) || statSync(built).mtimeMs <= newest) return undefined;
  const text = readFileSync(built, 'utf8');
  try {
    JSON.parse(text);
    return text;
  } catch {
    return undefined;
  }
}

/** A new bundle's text; undefined where the spec cannot be bundled. Nothing is written. */
async function bundleAgain(dir) {
  // Loaded where it is needed: a broken file need not wait for it.
  const { bundleDocument } = await import('../bundle/in-process.js');
  try {
    return JSON.stringify(await bundleDocument(dir), null, 2);
  } catch (error) {
    if (error instanceof Unbundlable) return undefined;
    throw error;
  }
}

/** A finding in the bundle, shown at its place in the source. What the bundler made up has none: then the message tells the path. */
function inSource(dir, sources, { path, ...finding }) {
  const { exact, ...place } = locate(dir, sources, path);
  return { ...finding, ...place, message: exact ? finding.message : `${finding.message} (at ${path.join(' > ')} of the bundle)` };
}

async function runLinters(dir, sources, spectral, ofFiles) {
  const root = join(dir, 'openapi.yaml');
  const files = sources.map(({ file }) => file);
  const findings = [...ofFiles, ...(await pruneExamples(sources, lintWithRedocly('contract', dir)))];
  findings.push(...(await spectral.runHouse(dir, sources.find(({ file }) => file === root).text)));

  const bundle = readBuiltBundle(dir, files) ?? (await bundleAgain(dir));
  if (bundle === undefined && findings.length === 0) throw new CannotLint('The spec cannot be bundled: run `node scripts/bundle.js` to see why.');
  if (bundle === undefined) return findings;
  const inBundle = await spectral.runOnBundle(bundle, join(dir, 'dist', 'openapi.json'));
  return withoutRepeats([...findings, ...inBundle.map((finding) => inSource(dir, sources, finding))]);
}

/**
 * Lints a spec folder.
 *
 * @param {string} dir absolute
 * @returns {Promise<Report>} `rules` are this repository's own
 */
export async function lint(dir) {
  for (const file of ['openapi.yaml', 'redocly.yaml']) {
    if (!existsSync(join(dir, file))) throw new CannotLint(`There is no ${file} in ${dir}.`);
  }
  const sources = yamlFiles(dir).map((file) => readSource(dir, file));
  const { broken, findings: ofFiles } = checkFiles(dir, sources);
  const spectral = broken ? undefined : await loadSpectral();
  const findings = tidy(dir, spectral === undefined ? ofFiles : await runLinters(dir, sources, spectral, ofFiles));
  const texts = new Map(sources.map(({ file, text }) => [shownFrom(dir)(file), text]));
  return {
    findings,
    files: sources.length,
    rules: rulesOf(spectral?.house.rules),
    linesOf: (file) => (texts.get(file) ?? '').split('\n'),
  };
}
