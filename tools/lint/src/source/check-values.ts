import { type Document, isScalar, Scalar, visit } from 'yaml';
import type { TextProblem } from './check-text.js';

/** Words and numbers that readers of YAML 1.1 and YAML 1.2 understand differently. */
const ambiguous = /^(?:yes|no|on|off|[-+]?0\d+)$/i;

/** Matches a text that can have a problem. Most files have none, so that their values need not be visited. */
const suspicious = /(?:[\s,[:-])(?:yes|no|on|off|[-+]?0\d+)(?=\s|[,\]}]|$)|\S[ \t]+#\S/im;

/** Returns the problem of a value without quotation marks, or `undefined`. */
function problemOf(source: string, rest: string): string | undefined {
  if (/^[ \t]+#\S/.test(rest))
    return (
      'The text after ` #` is a comment here: put the whole value in quotation marks, or write a space after the `#` ' +
      'of a comment.'
    );
  if (!ambiguous.test(source)) return undefined;
  const [other, advice] = /\d/.test(source)
    ? ['an octal number', 'write it without the leading zero']
    : ['true or false', 'write `true` or `false`'];
  return `Some YAML readers understand \`${source}\` as ${other}: ${advice}, or put it in quotation marks.`;
}

/** Finds a key that is a number next to an equal key in quotation marks. Readers retain only one of the two. */
export function findRepeatedNumbers(text: string, document: Document): TextProblem[] {
  if (!/^\s*\d+:/m.test(text)) return [];
  const problems: TextProblem[] = [];
  visit(document, {
    Map(_key, { items }) {
      const keys = items.map(({ key }) => key).filter(isScalar);
      for (const [index, key] of keys.entries()) {
        const same = keys.slice(0, index).some((other) => String(other.value) === String(key.value));
        if (!same) continue;
        const message = `The key \`${String(key.value)}\` exists already: remove one of the two.`;
        problems.push({ offset: key.range?.[0] ?? 0, message });
      }
    },
  });
  return problems;
}

/** Finds values whose meaning differs from what the author sees, or from what other YAML readers read. */
export function findMisleadingValues(text: string, document: Document): TextProblem[] {
  if (!suspicious.test(text)) return [];
  const problems: TextProblem[] = [];
  visit(document, {
    Scalar(key, node) {
      if (key === 'key' || !isScalar(node) || node.type !== Scalar.PLAIN) return;
      const [start = 0, end = 0] = node.range ?? [];
      const message = problemOf(text.slice(start, end), text.slice(end, end + 200));
      if (message !== undefined) problems.push({ offset: start, message });
    },
  });
  return problems;
}
