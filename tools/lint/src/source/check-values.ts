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

/** Matches the start of a link in Markdown, its target and the character after the target. */
const link = /\[[^\]\n]*\]\(([^)\s]*)(\)|\s+"|\s|$)/gm;

const linkAdvice = 'write it as [text](https://example.com)';

/** Returns the problems of the links in a text. */
function linkProblems(text: string): { found: string; message: string }[] {
  const prose = text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, (code) => ' '.repeat(code.length));
  const reversed = [...prose.matchAll(/\([^)\n]*\)\[(?:https?:|#|\/)[^\]\n]*\]/g)].map(([found]) => ({
    found,
    message: `The brackets of the link are swapped: ${linkAdvice}.`,
  }));
  const links = [...prose.matchAll(link)].flatMap(([found, url = '', end = '']) => {
    if (!end.startsWith(')') && !end.includes('"'))
      return [{ found: found.trim(), message: `The link must end with a closing bracket: ${linkAdvice}.` }];
    if (/^(?:https:\/\/[^/.]+\.[^/]+|mailto:.+@)/.test(url)) return [];
    const received = `received ${url === '' ? 'nothing' : url}`;
    return [
      {
        found,
        message: `The link must lead to a complete https:// URL, because texts occur on many pages, ${received}.`,
      },
    ];
  });
  const references = [...prose.matchAll(/\[[^\]\n]+\]\[([^\]\n]+)\]/g)]
    .filter(([, name = '']) => !prose.includes(`[${name}]:`))
    .map(([found]) => ({ found, message: `The link has no address: ${linkAdvice}.` }));
  return [...reversed, ...references, ...links];
}

/** Finds code that is never closed, because the rest of the text would be shown as code, or with a stray backtick. */
function codeProblems(text: string): { found: string; message: string }[] {
  const prose = text.replaceAll(/^ *(`{3,}|~{3,})[\s\S]*?^ *\1 *$/gm, '');
  const fence = /^ *(?:```|~~~).*$/m.exec(prose)?.[0];
  if (fence !== undefined)
    return [{ found: fence.trim(), message: 'The code block must end with a line of ```: add the line.' }];
  const open = /`.*/.exec(prose.replaceAll(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, ''))?.[0];
  return open === undefined
    ? []
    : [{ found: open, message: 'The code must end with a backtick: add it, or remove the first one.' }];
}

/** The keys whose values are Markdown. */
const markdownKeys = ['description', 'text'];

/** Finds links in descriptions that lead nowhere, and code that is never closed. */
export function findBrokenLinks(text: string, document: Document): TextProblem[] {
  if (!/\]\(|\)\[|`|~~~|\]\[/.test(text)) return [];
  const problems: TextProblem[] = [];
  visit(document, {
    Pair(_key, { key, value }) {
      if (!isScalar(key) || !markdownKeys.includes(String(key.value)) || !isScalar(value)) return;
      const [start = 0, end = 0] = value.range ?? [];
      const markdown = String(value.value);
      for (const { found, message } of [...linkProblems(markdown), ...codeProblems(markdown)]) {
        // The text is folded, so that a link over two lines has no place of its own.
        const index = text.slice(start, end).indexOf(found);
        problems.push({ offset: start + Math.max(index, 0), message });
      }
    },
  });
  return problems;
}
