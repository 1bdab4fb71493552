// The files that the spec is written in, and the rules that are about files rather than about what the contract says.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { LineCounter, isMap, isScalar, parseDocument, visit } from 'yaml';
import { extensionProblem } from '../extensions.js';

/** @typedef {import('./findings.js').Finding} Finding */
/** @typedef {{ target: string, ref: string, line: number, column: number }} Reference a `$ref`: the absolute file, as it is written, and where */
/** @typedef {{ file: string, text: string, document: import('yaml').Document, lines: LineCounter, refs: Reference[], findings: Finding[] }} SourceFile */

/** The rules about files, each with what it asks for. */
export const fileRules = {
  'yaml-readable': 'Every file is YAML that holds a map.',
  'known-extensions': 'Every extension is one that spec/README.md documents.',
  'refs-to-files': 'Every $ref names a whole file of the spec, and never the root file.',
  'component-file-names': "A component's file is in the folder of its kind and has the name that the component shall have.",
  'unused-files': 'Every file is referred to.',
  'discrepancy-exists': 'x-discrepancy names an entry of discrepancies.yaml that affects this place.',
  'response-status': 'A shared response answers one status, wherever it is used.',
};

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

/** The folders of the contract's files. */
const sourceFolders = ['paths', 'webhooks', 'components'];

/** Every YAML file of the spec, sorted, as absolute paths. */
export function yamlFiles(dir) {
  const nested = sourceFolders.flatMap((folder) =>
    existsSync(join(dir, folder)) ? readdirSync(join(dir, folder), { recursive: true }).map((file) => join(dir, folder, file)) : [],
  );
  const root = ['openapi.yaml', 'discrepancies.yaml', 'redocly.yaml'].map((file) => join(dir, file));
  return [...root, ...nested.filter((file) => ['.yaml', '.yml'].includes(extname(file))).toSorted()].filter((file) => existsSync(file));
}

function refProblem(dir, file, ref) {
  if (/^[a-z][a-z0-9+.-]*:/i.test(ref)) return `${ref} is no file of this spec: copy what it holds into a file under components.`;
  if (ref.includes('#')) return `Refer to a whole file: move what ${ref} points at into a file of its own.`;
  const target = resolve(dirname(file), ref);
  if (target === join(dir, 'openapi.yaml')) return 'Refer to the component file instead of the root file.';
  if (!target.startsWith(dir + sep)) return `${ref} is outside the spec: refer to a file under components.`;
  return undefined;
}

/** The line and the column of an offset into a file's text. */
export function placeOf({ lines }, offset) {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

/**
 * Reads a file, with its `$ref`s and whatever is wrong with its text or with them.
 *
 * @param {string} dir the spec's folder
 * @param {string} file absolute
 * @param {string} [text] what the file holds, where that is not to be read from it
 * @returns {SourceFile}
 */
export function readSource(dir, file, text = readFileSync(file, 'utf8')) {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  /** @type {SourceFile} */
  const source = { file, text, document, lines, refs: [], findings: [] };
  const at = (offset, rule, message) => ({ file, ...placeOf(source, offset), severity: 'error', rule, message });
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
      else source.refs.push({ target: resolve(dirname(file), value.value), ref: value.value, ...placeOf(source, value.range[0]) });
    },
  });
  return source;
}

function componentProblem(folder, name, others) {
  const wanted = caseOfFolder[folder];
  if (wanted === undefined || name === undefined) return `Move the file to one of ${Object.keys(caseOfFolder).join(', ')}.`;
  // Two files of one name in two folders would be one component, and the bundler would number the second.
  if (others.length > 0) return `Move the file up, straight into components/${folder}.`;
  if (!wanted.pattern.test(basename(name, '.yaml'))) return `Name the file in ${wanted.name} with the ending .yaml.`;
  return undefined;
}

/**
 * What is wrong with the names of component files, and with files that nothing refers to.
 *
 * @param {string} dir
 * @param {SourceFile[]} sources
 * @returns {Finding[]}
 */
export function checkTree(dir, sources) {
  const findings = [];
  const report = (file, rule, message) => findings.push({ file, line: 1, column: 1, severity: 'error', rule, message });
  const refsOf = new Map(sources.map(({ file, refs }) => [file, refs]));
  const used = new Set([join(dir, 'openapi.yaml')]);
  // A set also visits what is added while it is walked through.
  for (const file of used) for (const { target } of refsOf.get(file) ?? []) used.add(target);

  for (const { file } of sources) {
    const [top, folder, name, ...others] = relative(dir, file).split(sep);
    if (!sourceFolders.includes(top)) continue;
    if (!used.has(file)) report(file, 'unused-files', 'Nothing refers to this file: refer to it or delete it.');
    const problem = top === 'components' ? componentProblem(folder, name, others) : undefined;
    if (problem !== undefined) report(file, 'component-file-names', problem);
  }
  return findings;
}
