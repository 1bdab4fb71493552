// Reads the spec's files and applies the rules that need only one file.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Scalar,
} from 'yaml';
import {
  decodeText,
  describeSyntaxError,
  findConflict,
  findInvisible,
  findJson,
  type TextProblem,
} from './check-text.js';
import { findMarkdownProblems } from './check-markdown.js';
import { findMisleadingValues, findRepeatedNumbers } from './check-values.js';
import { checkExtensionName } from './extensions.js';
import type { FileRule } from './file-rules.js';
import type { Finding } from './finding.js';

/** A `$ref` to a file. */
export interface Reference {
  /** absolute */
  target: string;
  /** The text of the `$ref`. */
  ref: string;
  /** The keys and indexes that lead to the map with the `$ref`. */
  path: readonly string[];
  line: number;
  column: number;
}

/** A parsed file in the spec. */
export interface SourceFile {
  /** absolute */
  file: string;
  text: string;
  document: Document.Parsed;
  /** The content as plain data. */
  data: unknown;
  lines: LineCounter;
  entries: Entry[];
  refs: Reference[];
  /** The findings about the file itself and its `$ref`s. */
  findings: Finding[];
}

/** The folders that contain the contract's files. */
export const sourceFolders = ['paths', 'webhooks', 'components'];

/** Extensions that the tools for Arazzo define. Only workflows may use them. */
const arazzoExtensions = ['x-operation'];

/** Returns the `$ref` with which a file refers to a different file. */
export const toRef = (file: string, target: string): string => relative(dirname(file), target).split(sep).join('/');

/** Whether a file is a workflow. Its references are runtime expressions, not `$ref`s to files. */
export const isWorkflow = (dir: string, file: string): boolean => file.startsWith(join(dir, 'workflows') + sep);

/**
 * Lists the paths in a folder. Does not follow symbolic links to folders, because following a link to a parent folder
 * would never end.
 */
const pathsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).map(({ parentPath, name }) => join(parentPath, name));

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

/** Lists every YAML file in the spec, sorted, as absolute paths. */
export function yamlFiles(dir: string): string[] {
  const nested = [...sourceFolders, 'workflows'].flatMap((folder) =>
    existsSync(join(dir, folder)) ? pathsIn(join(dir, folder)) : [],
  );
  const root = ['openapi.yaml', 'discrepancies.yaml', 'redocly.yaml'].map((file) => join(dir, file));
  return [...root, ...nested.filter((file) => ['.yaml', '.yml'].includes(extname(file))).toSorted()].filter(isFile);
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

/** YAML 1.2 has no merge keys, so some parsers merge the maps and others create a key named `<<`. */
const mergeKeyMessage = 'Replace the merge key `<<` by the keys that it merges: YAML 1.2 does not define it.';

/** Converts an offset into a file's text to a line and a column. Both count from 1. */
export function toPlace({ lines }: Pick<SourceFile, 'lines'>, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** The offset at which a node begins. Parsed nodes always have a range. */
export function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

/** An entry in a YAML map: its key, its value and its position. */
export interface Entry {
  name: string;
  /** The keys and indexes that lead to the value, ending with `name`. */
  path: readonly string[];
  key: Scalar;
  value: unknown;
}

/** Maps whose keys are names, which can begin with `x-`. */
const mapsOfNames = new Set(['properties', 'dependentRequired', 'dependentSchemas', '$defs', 'headers', 'encoding']);

/** Whether the last key of a path is a name, such as that of a field, and not a keyword or an extension. */
function isName(path: readonly string[]): boolean {
  let isKeyName = false;
  let isInNames = false;
  for (const [index, key] of path.entries()) {
    // The value of an example can have any keys.
    if (key === 'value' && (index === 0 || path[index - 2] === 'examples') && index < path.length - 1) return true;
    isKeyName = isInNames;
    isInNames = !isKeyName && mapsOfNames.has(key);
  }
  return isKeyName;
}

/** Whether the file rules check a key. */
const isChecked = (name: string): boolean =>
  name.startsWith('x-') ||
  ['$ref', '<<', 'discriminator', 'enum', 'operationId', 'pattern', 'patternProperties'].includes(name);

/**
 * Collects the entries with keys that rules check. All rules share one walk, because `visit` takes a third as long as
 * parsing.
 */
function collectEntries(root: unknown): Entry[] {
  const entries: Entry[] = [];
  const path: string[] = [];
  const walk = (node: unknown): void => {
    if (isSeq(node)) {
      node.items.forEach((item, index) => {
        if (!isCollection(item)) return;
        path.push(String(index));
        walk(item);
        path.pop();
      });
    } else if (isMap(node)) {
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : '';
        path.push(name);
        if (isScalar(key) && isChecked(name) && !(name.startsWith('x-') && isName(path)))
          entries.push({ name, path: [...path], key, value });
        if (isCollection(value)) walk(value);
        path.pop();
      }
    }
  };
  walk(root);
  return entries;
}

/** Parses a file. For content that is nested too deeply for the parser, returns an empty document with an error. */
function parse(text: string, lines: LineCounter): { document: Document.Parsed; problems: TextProblem[] } {
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const [error] = document.errors;
    return { document, problems: error === undefined ? [] : [describeSyntaxError(document, text, error)] };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = 'Invalid YAML: the content is nested too deeply. Move inner parts into their own files.';
    return { document: parseDocument(''), problems: [{ offset: 0, message }] };
  }
}

function toData(document: Document.Parsed, text: string): { data: unknown; problems: TextProblem[] } {
  try {
    return { data: document.toJS(), problems: [] };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const name = /^Unresolved alias .*: (.+)$/.exec(error.message)?.[1];
    const offset = name === undefined ? 0 : Math.max(text.indexOf(`*${name}`), 0);
    const advice = name === undefined ? '' : `. Define \`&${name}\` above, or put \`*${name}\` in quotation marks.`;
    return { data: undefined, problems: [{ offset, message: `Invalid YAML: ${error.message}${advice}` }] };
  }
}

/** Finds every problem that makes a file unreadable for some or all tools. */
function findTextProblems(file: string, text: string, document: Document.Parsed): TextProblem[] {
  const json = findJson(text);
  if (json !== undefined) return [json];
  if (!isMap(document.contents) && basename(file) !== 'discrepancies.yaml')
    return [{ offset: 0, message: 'The file must contain a map.' }];
  return [];
}

interface ParsedFile extends Pick<SourceFile, 'text' | 'document' | 'data' | 'lines' | 'entries'> {
  readonly parseErrors: readonly TextProblem[];
}

/** The latest state of each file, keyed by its path in the spec, so that copies of a spec share their parsed files. */
const latest = new Map<string, { dir: string; parsed: ParsedFile; source: SourceFile }>();

/**
 * About five times the number of files in the spec. The limit keeps a process that lints many folders from filling the
 * memory.
 */
const MAX_FILES = 2000;

function parseFile(text: string): ParsedFile {
  const lines = new LineCounter();
  const { document, problems } = parse(text, lines);
  const { data, problems: dataErrors } = problems.length > 0 ? { data: undefined, problems } : toData(document, text);
  return { text, document, data, lines, entries: collectEntries(document.contents), parseErrors: dataErrors };
}

/**
 * Reads a file, and reports the problems with the file and with its `$ref`s. Parses and checks the file only if it has
 * changed, because that takes a fifth of the time of a lint. Do not change the result.
 *
 * @param dir the spec's folder, absolute
 * @param file absolute
 * @param content the content of the file
 * @default content the bytes on the disk
 */
export function readSource(dir: string, file: string, content: string | Uint8Array = readFileSync(file)): SourceFile {
  const { text, problem } = typeof content === 'string' ? { text: content, problem: undefined } : decodeText(content);
  const name = relative(dir, file);
  const cached = latest.get(name);
  const known = cached?.parsed.text === text && problem === undefined ? cached : undefined;
  if (known?.dir === dir) return known.source;
  const parsed = known?.parsed ?? parseFile(text);
  const source = checkFile(dir, file, parsed, problem);
  if (problem !== undefined) return source;
  const [oldest] = latest.keys();
  if (latest.size >= MAX_FILES && oldest !== undefined) latest.delete(oldest);
  latest.set(name, { dir, parsed, source });
  return source;
}

/**
 * Reports the problems with a file and with its `$ref`s.
 *
 * @param problem the problem of the file's bytes
 */
function checkFile(
  dir: string,
  file: string,
  { parseErrors, ...parsed }: ParsedFile,
  problem: TextProblem | undefined,
): SourceFile {
  const { document, text } = parsed;
  const source: SourceFile = { file, ...parsed, refs: [], findings: [] };
  const report = (offset: number, rule: FileRule, message: string) =>
    source.findings.push({ file, ...toPlace(source, offset), severity: 'error', rule, message });

  const invisible = problem === undefined ? findInvisible(text) : undefined;
  const conflict = parseErrors.length > 0 ? findConflict(text) : undefined;
  // Report an invisible character or a conflict instead of the parser's errors, which describe only its consequences.
  const unreadable = [problem, conflict ?? invisible].filter((found) => found !== undefined);
  const errors = unreadable.length > 0 ? unreadable : parseErrors;
  const problems = errors.length > 0 ? errors : findTextProblems(file, text, document);
  for (const { offset, message } of problems) report(offset, 'yaml-readable', message);
  if (problems.length === 0) {
    for (const { offset, message } of [...findMisleadingValues(text, document), ...findRepeatedNumbers(text, document)])
      report(offset, 'yaml-readable', message);
    for (const { offset, message } of findMarkdownProblems(text, document)) report(offset, 'markdown-links', message);
  }
  if (basename(file) === 'discrepancies.yaml') return source;

  const workflow = isWorkflow(dir, file);
  for (const { name, path, key, value } of source.entries) {
    if (name === '<<' && key.type === 'PLAIN') report(startOf(key), 'yaml-readable', mergeKeyMessage);
    const misspelt = workflow && arazzoExtensions.includes(name) ? undefined : checkExtensionName(name);
    if (misspelt !== undefined) report(startOf(key), 'known-extensions', misspelt);
    const ref = isScalar(value) ? value.value : undefined;
    if (workflow || name !== '$ref' || typeof ref !== 'string') continue;
    const invalid = checkRef(dir, file, ref);
    if (invalid === undefined) {
      const target = resolve(dirname(file), ref);
      source.refs.push({ target, ref, path: path.slice(0, -1), ...toPlace(source, startOf(value)) });
    } else report(startOf(value), 'refs-to-files', invalid);
  }
  return source;
}
