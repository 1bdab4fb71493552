// Reads the spec's files and applies the rules about single files.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { checkExtensionName } from './extensions.js';
import type { Finding } from './finding.js';

/** A `$ref` to a file. */
export interface Reference {
  /** absolute */
  target: string;
  /** The text of the `$ref`. */
  ref: string;
  line: number;
  column: number;
}

/** A parsed file of the spec. */
export interface SourceFile {
  /** absolute */
  file: string;
  text: string;
  document: Document.Parsed;
  lines: LineCounter;
  refs: Reference[];
  /** The findings about the file itself and its `$ref`s. */
  findings: Finding[];
}

/** The rules about files, with their requirements. */
export const fileRules = {
  'yaml-readable': 'Every file is valid YAML and contains a map.',
  'known-extensions': 'Every extension is defined in spec/extensions.schema.json.',
  'refs-to-files': 'Every $ref points to a whole file of the spec other than the root file.',
  'component-file-names': "A component's file is in the folder of its kind, and its name is in the case of that kind.",
  'unused-files': 'Every file is referenced.',
  'discrepancy-exists': 'x-discrepancy names an entry of discrepancies.yaml that affects this place.',
  'response-status': 'A shared response is used for one status code only.',
};

const pascalCase = { pattern: /^[A-Z][a-zA-Z0-9]*$/, name: 'PascalCase' };
const camelCase = { pattern: /^[a-z][a-zA-Z0-9]*$/, name: 'camelCase' };
/** A component's file name becomes its name in the bundle, and from there the name of a type or an example. */
const caseOfFolder: Record<string, { pattern: RegExp; name: string }> = {
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

/** Lists every YAML file of the spec, sorted, as absolute paths. */
export function yamlFiles(dir: string): string[] {
  const nested = sourceFolders.flatMap((folder) =>
    existsSync(join(dir, folder))
      ? readdirSync(join(dir, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(dir, folder, file))
      : [],
  );
  const root = ['openapi.yaml', 'discrepancies.yaml', 'redocly.yaml'].map((file) => join(dir, file));
  return [...root, ...nested.filter((file) => ['.yaml', '.yml'].includes(extname(file))).toSorted()].filter((file) =>
    existsSync(file),
  );
}

function checkRef(dir: string, file: string, ref: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(ref))
    return `${ref} is not a file of this spec: copy its content into a file under components.`;
  if (ref.includes('#')) return `Refer to a whole file: move the part at ${ref} into its own file.`;
  const target = resolve(dirname(file), ref);
  if (target === join(dir, 'openapi.yaml')) return 'Refer to the component file instead of the root file.';
  if (!target.startsWith(dir + sep)) return `${ref} is outside the spec: refer to a file under components.`;
  return undefined;
}

/** Converts an offset into a file's text to a line and a column, which count from 1. */
export function toPlace({ lines }: Pick<SourceFile, 'lines'>, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

/**
 * Reads a file with its `$ref`s, and reports problems of both.
 *
 * @param dir the spec's folder, absolute
 * @param file absolute
 * @param text the content of the file
 * @default text the content on the disk
 */
export function readSource(dir: string, file: string, text: string = readFileSync(file, 'utf8')): SourceFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const source: SourceFile = { file, text, document, lines, refs: [], findings: [] };
  const report = (offset: number, rule: keyof typeof fileRules, message: string) =>
    source.findings.push({ file, ...toPlace(source, offset), severity: 'error', rule, message });
  const [error] = document.errors;
  if (error !== undefined) {
    report(error.pos[0], 'yaml-readable', `Invalid YAML: ${error.message}`);
  } else if (!isMap(document.contents) && basename(file) !== 'discrepancies.yaml') {
    report(0, 'yaml-readable', 'The file must contain a map.');
  }
  visit(document, {
    Pair(_key, { key, value }) {
      if (!isScalar(key)) return;
      const misspelt = basename(file) === 'discrepancies.yaml' ? undefined : checkExtensionName(String(key.value));
      if (misspelt !== undefined) report(startOf(key), 'known-extensions', misspelt);
      if (key.value !== '$ref' || !isScalar(value) || typeof value.value !== 'string') return;
      const problem = checkRef(dir, file, value.value);
      if (problem !== undefined) report(startOf(value), 'refs-to-files', problem);
      else
        source.refs.push({
          target: resolve(dirname(file), value.value),
          ref: value.value,
          ...toPlace(source, startOf(value)),
        });
    },
  });
  return source;
}

/** The offset at which a node begins. Parsed nodes always have a range. */
export function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

function checkComponentFile(
  folder: string | undefined,
  name: string | undefined,
  others: readonly string[],
): string | undefined {
  const wanted = folder === undefined ? undefined : caseOfFolder[folder];
  if (wanted === undefined || name === undefined)
    return `Move the file into one of these folders of components: ${Object.keys(caseOfFolder).join(', ')}.`;
  // Two files with one name in two folders would be one component, and the bundler would add a number to the second.
  if (others.length > 0) return `Move the file directly into components/${folder}.`;
  if (!wanted.pattern.test(basename(name, '.yaml'))) return `Name the file in ${wanted.name} with the ending .yaml.`;
  return undefined;
}

/** Reports component files with a wrong name, and files without a reference to them. */
export function checkTree(dir: string, sources: readonly SourceFile[]): Finding[] {
  const findings: Finding[] = [];
  const report = (file: string, rule: keyof typeof fileRules, message: string) =>
    findings.push({ file, line: 1, column: 1, severity: 'error', rule, message });
  const refsOf = new Map(sources.map(({ file, refs }) => [file, refs]));
  const used = new Set([join(dir, 'openapi.yaml')]);
  // Iterating over a set includes elements that are added during the iteration.
  for (const file of used) for (const { target } of refsOf.get(file) ?? []) used.add(target);

  for (const { file } of sources) {
    const [top = '', folder, name, ...others] = relative(dir, file).split(sep);
    if (!sourceFolders.includes(top)) continue;
    if (!used.has(file)) report(file, 'unused-files', 'Nothing refers to this file: refer to it or delete it.');
    const problem = top === 'components' ? checkComponentFile(folder, name, others) : undefined;
    if (problem !== undefined) report(file, 'component-file-names', problem);
  }
  return findings;
}
