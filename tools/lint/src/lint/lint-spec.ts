// Lints in four passes, from cheap to thorough. The first three check the source, so that a finding names the file to
// fix: the file rules, Redocly, and our contract rules. The last pass runs Spectral's OpenAPI rules on the bundle,
// because Spectral's schema check does not support a source in several files.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BundleError } from '../bundle/bundle-error.js';
import { checkFiles } from '../files/check-files.js';
import type { Report } from '../report.js';
import { type RuleName, rules } from '../rules/index.js';
import type { Finding } from '../source/finding.js';
import { locate } from '../source/locate.js';
import { readSource, type SourceFile, yamlFiles } from '../source/sources.js';
import { withoutConditionFindings } from './condition-findings.js';
import { withoutConsequences, withoutVagueFindings } from './consequences.js';
import { describeRules } from './describe-rules.js';
import { placeAtKeys, pruneExamples } from './example-findings.js';
import { explainExamples } from './explain-examples.js';
import { displayPathFrom, tidyFindings } from './findings.js';
import { LintError } from './lint-error.js';
import { withoutRoundingFindings } from './rounding-findings.js';
import { resolveDocument } from '../source/resolve-document.js';
import { lintBundle, lintResolved, type PathFinding } from './spectral.js';

/**
 * Reads the built bundle. Returns `undefined` if the bundle is missing, older than a source file or folder, or
 * incomplete because it is still being written.
 */
function readBuiltBundle(dir: string, files: readonly string[]): unknown {
  const built = join(dir, 'dist', 'openapi.json');
  const folders = files.map((file) => dirname(file)).filter((folder) => folder !== dir);
  const newest = Math.max(...[...new Set([...files, ...folders])].map((path) => statSync(path).mtimeMs));
  if (!existsSync(built) || statSync(built).mtimeMs <= newest) return undefined;
  try {
    return JSON.parse(readFileSync(built, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Moves a finding in the bundle to its location in the source. If the source has no such location, the message contains
 * the path in the bundle.
 */
function moveToSource(dir: string, sources: readonly SourceFile[], { path, ...finding }: PathFinding): Finding {
  const { exact, ...place } = locate(dir, sources, path);
  return {
    ...finding,
    ...place,
    message: exact ? finding.message : `${finding.message} (at ${path.join(' > ')} of the bundle)`,
  };
}

/** The names of the rules that check keys. Findings of these rules stay at a `$ref` instead of moving to its target. */
const atKeyRules = new Set(Object.keys(rules).filter((name) => rules[name as RuleName].extensions?.['atKey'] === true));

/** Applies our contract rules to the source. */
async function lintContract(dir: string, sources: readonly SourceFile[]): Promise<Finding[]> {
  const findings = await lintResolved(resolveDocument(dir, sources));
  return findings.map(({ path, ...finding }) => {
    const { exact: _exact, ...place } = locate(dir, sources, path, atKeyRules.has(finding.rule));
    return { ...finding, ...place };
  });
}

/** Drops findings about extension values at locations for which a more specific rule has a finding. */
function withoutDuplicates(fileFindings: readonly Finding[], specific: readonly Finding[]): Finding[] {
  const places = new Set(specific.map(({ file, line }) => `${file}:${line}`));
  return fileFindings.filter(({ rule, file, line }) => rule !== 'extension-values' || !places.has(`${file}:${line}`));
}

/**
 * Applies all our rules to the source.
 *
 * @param fileFindings the findings of the file rules
 */
export async function lintSource(
  dir: string,
  sources: readonly SourceFile[],
  fileFindings: readonly Finding[],
): Promise<Finding[]> {
  const ofContract = await lintContract(dir, sources);
  return [...withoutDuplicates(fileFindings, ofContract), ...ofContract];
}

async function runLinters(
  dir: string,
  sources: readonly SourceFile[],
  fileFindings: readonly Finding[],
): Promise<Finding[]> {
  // Load Redocly on demand, because a report about a broken file does not need Redocly and would have to wait for it.
  const [{ createRedoclyInput, lintInProcess }, { bundleInput }] = await Promise.all([
    import('../bundle/redocly-input.js'),
    import('../bundle/bundle-in-process.js'),
  ]);
  const input = await createRedoclyInput(dir, 'contract', sources);
  const ofOurs = await lintSource(dir, sources, fileFindings);
  const reported = withoutRoundingFindings(sources, withoutConditionFindings(sources, await lintInProcess(input)));
  const ofRedocly = await explainExamples(sources, placeAtKeys(sources, await pruneExamples(sources, reported)));
  const findings = [...ofOurs, ...withoutConsequences(ofRedocly, ofOurs)];
  try {
    const files = sources.map(({ file }) => file);
    const bundle = readBuiltBundle(dir, files) ?? (await bundleInput(dir, input));
    const inBundle = await lintBundle(bundle);
    const moved = inBundle.map((finding) => moveToSource(dir, sources, finding));
    return [...findings, ...withoutVagueFindings(moved, ofRedocly, ofOurs)];
  } catch (error) {
    if (!(error instanceof BundleError) || findings.length === 0) throw error;
    return findings;
  }
}

/**
 * Lints a spec folder.
 *
 * @param dir absolute
 * @param cwd the folder to which the paths of the report are relative, absolute
 * @throws {LintError} if the folder or its redocly.yaml is missing
 */
export async function lintSpec(dir: string, cwd: string): Promise<Report> {
  if (!existsSync(dir)) throw new LintError(`The folder ${dir} does not exist.`);
  const sources = yamlFiles(dir).map((file) => readSource(dir, file));
  if (sources.length === 0) throw new LintError(`${dir} must contain a spec, and has no openapi.yaml.`);
  if (!existsSync(join(dir, 'redocly.yaml'))) throw new LintError(`${dir} has no redocly.yaml.`);
  const { broken, findings: fileFindings } = checkFiles(dir, sources);
  const found = broken ? fileFindings : await runLinters(dir, sources, fileFindings);
  const texts = new Map(sources.map(({ file, text }) => [displayPathFrom(cwd)(file), text]));
  return {
    findings: tidyFindings(found, dir, cwd),
    files: sources.length,
    rules: describeRules(),
    linesOf: (file) => (texts.get(file) ?? '').split('\n'),
  };
}
