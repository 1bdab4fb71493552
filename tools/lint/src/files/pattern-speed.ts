import { createContext, Script } from 'node:vm';
import { isMap, isScalar } from 'yaml';
import type { FileRule } from '../source/file-rules.js';
import type { Finding } from '../source/finding.js';
import type { SourceFile } from '../source/sources.js';
import { findingAt } from './report.js';

/**
 * The time in milliseconds that testing a pattern on all strings may take. Most patterns take less than one
 * millisecond.
 */
const timeLimit = 100;
/** Longer strings are cut to this length, because patterns that take polynomial time would exceed the limit on them. */
const maxLength = 2000;

/**
 * Strings that make typical slow patterns backtrack. Each has many repetitions and ends with a character that does not
 * match.
 */
const attacks = ['a', 'A', '0', '1', ' ', '-', '_', '.', '/', '+', 'ab', 'a0', 'a-', 'a.', 'a ', '0-', '0.', '+1'].map(
  (part) => `${part.repeat(40)}\u0000`,
);

/** A shared context for all patterns, because creating a context takes longer than most patterns. */
const context = createContext({});
const matchAll = new Script('strings.every((text) => (regex.test(text), true))');

/**
 * Whether a regular expression tests all strings within the limit. The engine measures the limit in elapsed time. If
 * this process hardly ran in that time, the machine was busy, so the function tries again with more time.
 */
function isFast(regex: RegExp, strings: readonly string[]): boolean {
  Object.assign(context, { regex, strings });
  for (let timeout = timeLimit; ; timeout *= 2) {
    const start = process.cpuUsage();
    try {
      matchAll.runInContext(context, { timeout });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      const { user, system } = process.cpuUsage(start);
      if ((user + system) / 1000 > timeLimit / 2) return false;
    }
  }
}

interface Pattern {
  source: SourceFile;
  path: readonly string[];
  text: string;
}

/** Whether the value of a key is data or an extension. In such a value, `pattern` is not a keyword. */
function isDataKey(key: string, index: number, path: readonly string[]): boolean {
  if (path[index - 1] === 'properties') return false;
  return key.startsWith('x-') || ['const', 'default', 'enum', 'example', 'examples', 'value'].includes(key);
}

/** Finds the patterns of all schemas in a file. */
function patternsOf(source: SourceFile): Pattern[] {
  return source.entries.flatMap(({ name, path, value }): Pattern[] => {
    if (path.slice(0, -1).some(isDataKey)) return [];
    if (name === 'patternProperties' && isMap(value))
      return value.items.map(({ key }) => ({ source, path: [...path, String(key)], text: String(key) }));
    const text = isScalar(value) ? value.value : undefined;
    const isPattern = name === 'pattern' || name === 'x-key-pattern';
    return isPattern && typeof text === 'string' ? [{ source, path, text }] : [];
  });
}

/** Collects all strings in a value on which a pattern can be tested. */
function collectStrings(value: unknown, strings: Set<string>): void {
  if (typeof value === 'string') strings.add(value.slice(0, maxLength));
  else if (typeof value === 'object' && value !== null)
    for (const child of Object.values(value)) collectStrings(child, strings);
}

function toRegex(text: string): RegExp | string {
  try {
    return new RegExp(text, 'u');
  } catch (error) {
    return (error as SyntaxError).message.replace(/^.*: /, '');
  }
}

/** The patterns of the latest run without problems, and the strings on which they were tested. */
let tested: { patterns: ReadonlySet<string>; strings: ReadonlySet<string> } = {
  patterns: new Set(),
  strings: new Set(),
};

/**
 * Reports patterns that are not regular expressions, and patterns that take too long. Tests each pattern on all strings
 * in the spec and on strings that make slow patterns backtrack. The engines that validate examples have no time limit
 * of their own.
 *
 * Skips the tests of the latest run, because most patterns and strings do not change between two runs.
 */
export function checkPatternSpeed(sources: readonly SourceFile[]): Finding[] {
  const strings = new Set(attacks);
  for (const { data } of sources) collectStrings(data, strings);
  const all = [...strings];
  const added = all.filter((text) => !tested.strings.has(text));
  const patterns = sources.flatMap(patternsOf);
  const texts = new Set(patterns.map(({ text }) => text));
  const problems = new Map(
    [...texts].flatMap((text): [string, Problem][] => {
      const problem = checkPattern(text, tested.patterns.has(text) ? added : all);
      return problem === undefined ? [] : [[text, problem]];
    }),
  );
  if (problems.size === 0) tested = { patterns: texts, strings };
  return patterns.flatMap(({ source, path, text }) => {
    const problem = problems.get(text);
    return problem === undefined ? [] : [findingAt(source, path, problem.rule, problem.message)];
  });
}

interface Problem {
  rule: FileRule;
  message: string;
}

function checkPattern(text: string, subjects: readonly string[]): Problem | undefined {
  if (subjects.length === 0) return undefined;
  const shown = `\`${text.slice(0, 60)}\``;
  const regex = toRegex(text);
  if (typeof regex === 'string')
    return { rule: 'pattern-valid', message: `The pattern ${shown} must be a regular expression: ${regex}.` };
  if (isFast(regex, subjects)) return undefined;
  const slow = subjects.find((subject) => !isFast(regex, [subject])) ?? '';
  const example = JSON.stringify(slow.slice(0, 20)).slice(0, -1);
  const message =
    `The pattern ${shown} takes more than ${timeLimit / 1000} s for the text ${example}…": avoid repetitions ` +
    'inside repetitions.';
  return { rule: 'validation-speed', message };
}
