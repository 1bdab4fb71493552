// Lints the spec: `node scripts/lint.js [folder]`, where the folder is another copy of the spec than the one this script is in.
//
// Four passes, from cheap to thorough: the files themselves, Redocly and this repository's rules on the source (so that a finding names the
// file to mend), Spectral's rules for OpenAPI on the bundle (its schema check does not understand a source in many files).
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { LineCounter, isMap, isScalar, parseDocument, visit } from 'yaml';
import { extensionProblem } from './extensions.js';
import { lintWithRedocly, redocly, specDir } from './redocly.js';

/** @typedef {{ file: string, line: number, column: number, severity: 'error' | 'warning', rule: string, message: string }} Finding */
/** @typedef {{ file: string, text: string, refs: { target: string, line: number, column: number }[], findings: Finding[] }} SourceFile */

const fileRules = ['yaml-readable', 'known-extensions', 'refs-to-files', 'component-file-names', 'unused-files'];
const pascalCase = { pattern: /^[A-Z][a-zA-Z0-9]*$/, name: 'PascalCase' };
const camelCase = { pattern: /^[a-z][a-zA-Z0-9]*$/, name: 'camelCase' };
/** A component's file name becomes its name in the bundle, and from there a type's or an example's name. */
const caseOfFolder = {
  examples: camelCase,
  headers: pascalCase,
  parameters: pascalCase,
  requestBodies: pascalCase,
  responses: pascalCase,
  schemas: pascalCase,
  securitySchemes: camelCase,
};

/** The rules of Spectral's own ruleset that are off, each with the reason. */
const offInOas = {
  // This description is not WiPay's document, so there is nobody to name who could answer for the API.
  'info-contact': 'off',
  // OpenAPI 3.1 has `identifier` instead, and forbids both at once.
  'license-url': 'off',
  // Tags stand in the order of WiPay's own pages, which is the order that the docs show.
  'openapi-tags-alphabetical': 'off',
  // The answers that belong to no operation are components that nothing refers to. `unused-files` finds files that are forgotten.
  'oas3-unused-component': 'off',
};

/** The folders of the contract's files. */
const sourceFolders = ['paths', 'webhooks', 'components'];

/** Every YAML file of the spec, sorted, as absolute paths. */
function yamlFiles(dir) {
  const nested = sourceFolders.flatMap((folder) =>
    existsSync(join(dir, folder)) ? readdirSync(join(dir, folder), { recursive: true }).map((file) => join(dir, folder, file)) : [],
  );
  const root = ['openapi.yaml', 'discrepancies.yaml', 'redocly.yaml'].map((file) => join(dir, file));
  return [...root, ...nested.filter((file) => ['.yaml', '.yml'].includes(extname(file))).toSorted()];
}

function refProblem(dir, file, ref) {
  if (/^[a-z][a-z0-9+.-]*:/i.test(ref)) return `${ref} is no file of this spec: copy what it holds into a file under components.`;
  if (ref.includes('#')) return `Refer to a whole file: move what ${ref} points at into a file of its own.`;
  const target = resolve(dirname(file), ref);
  if (target === join(dir, 'openapi.yaml')) return 'Refer to the component file instead of the root file.';
  if (!target.startsWith(dir + sep)) return `${ref} is outside the spec: refer to a file under components.`;
  return undefined;
}

/** Reads a file, with its `$ref`s and whatever is wrong with its text or with them. */
function readSource(dir, file) {
  const at = (offset, rule, message) => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), severity: 'error', rule, message };
  };
  const lines = new LineCounter();
  const text = readFileSync(file, 'utf8');
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  /** @type {SourceFile} */
  const source = { file, text, refs: [], findings: [] };
  if (document.errors.length > 0) {
    const [{ message, pos }] = document.errors;
    source.findings.push(at(pos[0], 'yaml-readable', `This is no YAML: ${message}`));
  } else if (!isMap(document.contents) && basename(file) !== 'discrepancies.yaml') {
    source.findings.push(at(0, 'yaml-readable', 'The file holds no map.'));
  }
  visit(document, {
    Pair(_key, { key, value }) {
      const misspelt = isScalar(key) && basename(file) !== 'discrepancies.yaml' ? extensionProblem(String(key.value)) : undefined;
      if (misspelt !== undefined) source.findings.push(at(key.range[0], 'known-extensions', misspelt));
      if (!isScalar(key) || key.value !== '$ref' || !isScalar(value) || typeof value.value !== 'string') return;
      const problem = refProblem(dir, file, value.value);
      if (problem !== undefined) source.findings.push(at(value.range[0], 'refs-to-files', problem));
      else source.refs.push({ target: resolve(dirname(file), value.value) });
    },
  });
  return source;
}

/** What is wrong with the names of component files, and with files that nothing refers to. */
function checkTree(dir, sources) {
  const findings = [];
  const report = (file, rule, message) => findings.push({ file, line: 1, column: 1, severity: 'error', rule, message });
  const refsOf = new Map(sources.map(({ file, refs }) => [file, refs.map(({ target }) => target)]));
  const used = new Set([join(dir, 'openapi.yaml')]);
  // A set also visits what is added while it is walked through.
  for (const file of used) for (const target of refsOf.get(file) ?? []) used.add(target);

  for (const { file } of sources) {
    const [top, folder] = relative(dir, file).split(sep);
    if (!sourceFolders.includes(top)) continue;
    if (!used.has(file)) report(file, 'unused-files', 'Nothing refers to this file: refer to it or delete it.');
    if (top !== 'components') continue;
    const wanted = caseOfFolder[folder];
    const name = basename(file, '.yaml');
    if (wanted === undefined) report(file, 'component-file-names', `Move the file to one of ${Object.keys(caseOfFolder).join(', ')}.`);
    else if (!wanted.pattern.test(name)) report(file, 'component-file-names', `Name the file in ${wanted.name} with the ending .yaml.`);
  }
  return findings;
}

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

/** A new bundle's text; undefined where the spec cannot be bundled. Nothing is written to the spec's folder. */
function bundleAgain(dir) {
  const folder = mkdtempSync(join(tmpdir(), 'wapi-lint-'));
  try {
    const output = join(folder, 'openapi.json');
    const { status } = redocly(['bundle', 'contract', `--config=${join(dir, 'redocly.yaml')}`, '--output', output]);
    return status === 0 ? readFileSync(output, 'utf8') : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs Spectral on a document, given as text with the path that its `$ref`s and findings are relative to. */
async function runSpectral({ Spectral, Document, resolver }, ruleset, text, parser, file) {
  const spectral = new Spectral({ resolver });
  spectral.setRuleset(ruleset);
  const results = await spectral.run(new Document(text, parser, file));
  return results
    .filter(({ severity }) => severity <= 1)
    .map(({ code, message, severity, range, path, source }) => ({
      file: source ?? file,
      line: range.start.line + 1,
      column: range.start.character + 1,
      severity: severity === 0 ? 'error' : 'warning',
      rule: String(code),
      message,
      path,
    }));
}

/** Spectral takes most of a second to load, which a broken file need not wait for. */
async function loadSpectral() {
  const [core, parsers, resolver, rulesets] = await Promise.all([
    import('@stoplight/spectral-core'),
    import('@stoplight/spectral-parsers'),
    import('@stoplight/spectral-ref-resolver'),
    import('@stoplight/spectral-rulesets'),
  ]);
  const house = await import('@wapi/ruleset').catch(() => {
    throw new Error('@wapi/ruleset is not built: run `npx tsc -p tsconfig.build.json` in tools/ruleset.');
  });
  return {
    ...core.default,
    Parsers: parsers.default,
    resolver: resolver.default.httpAndFileResolver,
    oas: rulesets.default.oas,
    house: house.default,
  };
}

/**
 * Lints a spec folder.
 *
 * @param {string} dir absolute
 * @returns {Promise<{ findings: Finding[], files: number, rules: number }>} `rules` counts this repository's own rules
 */
async function lint(dir) {
  if (!existsSync(join(dir, 'openapi.yaml'))) throw new Error(`There is no openapi.yaml in ${dir}.`);
  const files = yamlFiles(dir).filter((file) => existsSync(file));
  const sources = files.map((file) => readSource(dir, file));
  const broken = sources.flatMap(({ findings }) => findings);
  // The other passes would only repeat these, once for each place that leads to them.
  if (broken.length > 0) return { findings: broken, files: files.length, rules: fileRules.length };

  const spectral = await loadSpectral();
  const root = join(dir, 'openapi.yaml');
  const [rootSource] = sources.filter(({ file }) => file === root);
  const findings = [...checkTree(dir, sources), ...lintWithRedocly('contract', dir)];
  findings.push(...(await runSpectral(spectral, spectral.house, rootSource.text, spectral.Parsers.Yaml, root)));

  const bundle = readBuiltBundle(dir, files) ?? bundleAgain(dir);
  if (bundle === undefined && findings.length === 0) throw new Error('The spec cannot be bundled: run `node scripts/bundle.js` to see why.');
  if (bundle !== undefined) {
    const oas = { extends: [[spectral.oas, 'all']], rules: offInOas };
    const found = await runSpectral(spectral, oas, bundle, spectral.Parsers.Json, join(dir, 'dist', 'openapi.json'));
    findings.push(...found.map((finding) => ({ ...finding, message: `${finding.message} (at ${finding.path.join(' > ')})` })));
  }
  return { findings, files: files.length, rules: fileRules.length + Object.keys(spectral.house.rules).length };
}

/** Prints the findings file by file, the same one only once: a component is linted wherever it is used. */
function print(dir, findings) {
  const shown = (file) => join(basename(dir), relative(dir, file));
  const lineOf = ({ file, line, column, severity, rule, message }) => {
    const text = message
      .replaceAll(dir + sep, `${basename(dir)}/`)
      .replace(/\s+/g, ' ')
      .trim();
    return `${shown(file)}:${line}:${column}  ${severity}  ${rule}  ${text}`;
  };
  const sorted = findings.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
  const groups = new Map();
  for (const finding of sorted) groups.set(finding.file, (groups.get(finding.file) ?? new Set()).add(lineOf(finding)));
  for (const lines of groups.values()) console.log([...lines, ''].join('\n'));
  const count = [...groups.values()].reduce((sum, lines) => sum + lines.size, 0);
  console.log(`spec: ${count} ${count === 1 ? 'problem' : 'problems'} in ${groups.size} ${groups.size === 1 ? 'file' : 'files'}`);
}

const dir = resolve(process.argv[2] ?? specDir);
try {
  const { findings, files, rules } = await lint(dir);
  if (findings.length > 0) print(dir, findings);
  else console.log(`spec: 0 problems (${files} files, ${rules} rules)`);
  process.exitCode = findings.length > 0 ? 1 : 0;
} catch (error) {
  // Spectral wraps what a rule threw.
  const cause = error instanceof AggregateError ? error.errors[0] : error;
  console.error(`spec: the lint could not run. ${String(cause?.message ?? cause).split('\n')[0]}`);
  process.exitCode = 1;
}
