import { isObject } from '../rule-support/values.js';

type Path = readonly (string | number)[];

/** Returns the strings in a value that can contain expressions, each with its path. */
export function stringsIn(value: unknown, path: Path): { text: string; path: Path }[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (Array.isArray(value)) return value.flatMap((item, index) => stringsIn(item, [...path, index]));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => stringsIn(child, [...path, key]));
}

/**
 * Returns the expressions in a string: the whole string, or the parts in braces. In a condition, expressions appear
 * between other words.
 */
export function expressionsIn(text: string, isCondition: boolean): string[] {
  if (isCondition) return text.replace(/'[^']*'/g, "''").match(/\$[^\s()!=<>&|]+/g) ?? [];
  if (text.startsWith('$')) return [text];
  return [...text.matchAll(/\{(\$[^}]*)\}/g)].map(([, expression = '']) => expression);
}

const statusTerm = /^\$statusCode\s*(==|!=|<=|>=|<|>)\s*(\d+)$/;

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
};

/**
 * Parses a condition into a function that returns whether the condition can be true for a response with a status code.
 * Treats all other comparisons as true.
 */
export function parseStatusCondition(condition: string): (status: number) => boolean {
  const alternatives = condition.split('||').map((terms) =>
    terms.split('&&').flatMap((term) => {
      const [, operator = '', code] = statusTerm.exec(term.trim()) ?? [];
      const compare = comparisons[operator];
      return compare === undefined ? [] : [(status: number) => compare(status, Number(code))];
    }),
  );
  return (status) => alternatives.some((terms) => terms.every((isMet) => isMet(status)));
}

/** A comparison of a field of the response with a constant. */
interface Comparison {
  expression: string;
  value: unknown;
}

/** Returns the value of a literal, or `undefined` for any other text. */
function parseLiteral(text: string): unknown {
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  return { true: true, false: false, null: null }[text];
}

/** Returns the comparisons with `==` or `!=` of a field of the response with a literal in a condition. */
export function comparisonsIn(condition: string): Comparison[] {
  const found = condition.matchAll(/(\$response\.body#[^\s()!=<>&|]*)\s*[!=]=\s*('(?:[^']|'')*'|[^\s()&|]+)/g);
  return [...found].flatMap(([, expression = '', text = '']) => {
    const value = parseLiteral(text);
    return value === undefined ? [] : [{ expression, value }];
  });
}
