// Four passes, from cheap to thorough: the rules about files, Redocly and our Spectral rules on the source (so that a finding names the file to
// fix), and Spectral's rules for OpenAPI on the bundle (Spectral's schema check does not support a source in several files).
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BundleError } from '../bundle/bundle-error.js';
import { checkFiles } from '../files/check-files.js';
import { lintWithRedocly } from '../redocly.js';
import type { Report } from '../report.js';
import type { Finding } from '../source/finding.js';
import { locate } from '../source/locate.js';
import { readSource, type SourceFile, yamlFiles } from '../source/sources.js';
import { describeRules } from './describe-rules.js';
import { pruneExamples, withoutRepeats } from './example-findings.js';
import { displayPathFrom, tidyFindings } from './findings.js';
import { LintError } from './lint-error.js';
import { loadSpectral, type Spectral, type SpectralFinding } from './spectral.js';

/** Reads the built bundle. Returns `undefined` if it is missing, older than a source file or folder, or incomplete because it is being written. */
function readBuiltBundle(dir: string, files: readonly string[]): string | undefined {
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

/** Bundles the spec without writing anything. Returns `undefined` if it cannot be bundled. */
async function bundleAgain(dir: string): Promise<string | undefined> {
  // Loaded on demand, so that findings about a broken file do not wait for it.
  const { bundleDocument } = await import('../bundle/bundle-in-process.js');
  try {
    return JSON.stringify(await bundleDocument(dir), null, 2);
  } catch (error) {
    if (error instanceof BundleError) return undefined;
    throw error;
  }
}

/** Moves a finding in the bundle to its place in the source. If the source has no such place, the message contains the path in the bundle. */
function moveToSource(dir: string, sources: readonly SourceFile[], { path, ...finding }: SpectralFinding): Finding {
  const { exact, ...place } = locate(dir, sources, path);
  return {
    ...finding,
    ...place,
    message: exact ? finding.message : `${finding.message} (at ${path.join(' > ')} of the bundle)`,
  };
}

async function runLinters(
  dir: string,
  sources: readonly SourceFile[],
  spectral: Spectral,
  fileFindings: readonly Finding[],
): Promise<Finding[]> {
  const root = join(dir, 'openapi.yaml');
  const files = sources.map(({ file }) => file);
  const findings: Finding[] = [...fileFindings, ...(await pruneExamples(sources, lintWithRedocly('contract', dir)))];
  findings.push(...(await spectral.runOurRules(dir, sources.find(({ file }) => file === root)?.text ?? '')));

  const bundle = readBuiltBundle(dir, files) ?? (await bundleAgain(dir));
  if (bundle === undefined && findings.length === 0)
    throw new LintError('The spec cannot be bundled: run `npm run build` to see why.');
  if (bundle === undefined) return findings;
  const inBundle = await spectral.runOnBundle(bundle, join(dir, 'dist', 'openapi.json'));
  return withoutRepeats([...findings, ...inBundle.map((finding) => moveToSource(dir, sources, finding))]);
}

/**
 * Lints a spec folder.
 *
 * @param dir absolute
 * @throws {LintError} if it has no root file or cannot be bundled
 */
export async function lintSpec(dir: string): Promise<Report> {
  for (const file of ['openapi.yaml', 'redocly.yaml']) {
    if (!existsSync(join(dir, file))) throw new LintError(`${dir} has no ${file}.`);
  }
  const sources = yamlFiles(dir).map((file) => readSource(dir, file));
  const { broken, findings: fileFindings } = checkFiles(dir, sources);
  const spectral = broken ? undefined : await loadSpectral();
  const findings = tidyFindings(
    dir,
    spectral === undefined ? fileFindings : await runLinters(dir, sources, spectral, fileFindings),
  );
  const texts = new Map(sources.map(({ file, text }) => [displayPathFrom(dir)(file), text]));
  return {
    findings,
    files: sources.length,
    rules: describeRules(spectral?.descriptions),
    linesOf: (file) => (texts.get(file) ?? '').split('\n'),
  };
}
