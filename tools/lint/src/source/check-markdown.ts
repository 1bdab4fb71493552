import { type Document, isPair, isScalar, visit } from 'yaml';
import type { TextProblem } from './check-text.js';

/** Matches the start of a link in Markdown, its target and the character after the target. */
const link = /\[[^\]\n]*\]\(([^)\s]*)(\)|\s+"|\s|$)/gm;

const linkAdvice = 'write it as [text](https://example.com)';

/** A problem in a description. */
interface MarkdownProblem {
  /** The text of the problem. */
  found: string;
  message: string;
}

/** Replaces the code in a text by spaces. */
const withoutCode = (text: string): string =>
  text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, (code) => ' '.repeat(code.length));

/** Returns the problems of the links in a text without its code. */
function linkProblems(prose: string): MarkdownProblem[] {
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
function codeProblems(text: string): MarkdownProblem[] {
  const prose = text.replaceAll(/^ *(`{3,}|~{3,})[\s\S]*?^ *\1 *$/gm, '');
  const fence = /^ *(?:```|~~~).*$/m.exec(prose)?.[0];
  if (fence !== undefined)
    return [{ found: fence.trim(), message: 'The code block must end with a line of ```: add the line.' }];
  const open = /`.*/.exec(prose.replaceAll(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, ''))?.[0];
  return open === undefined
    ? []
    : [{ found: open, message: 'The code must end with a backtick: add it, or remove the first one.' }];
}

/** Finds bold text that is never closed, because readers would see its asterisks. */
function boldProblems(prose: string): MarkdownProblem[] {
  return prose.split(/\n\s*\n/).flatMap((paragraph) => {
    const open = /\*\*.*/.exec(paragraph.replaceAll(/\*\*(?=\S)[\s\S]*?\*\*/g, ''))?.[0];
    return open === undefined
      ? []
      : [{ found: open, message: 'The bold text must end with `**`: add it, or remove the first `**`.' }];
  });
}

/** Finds placeholders of an author, and words in angle brackets, which readers of Markdown hide as HTML. */
function placeholderProblems(prose: string): MarkdownProblem[] {
  const placeholders = prose.matchAll(/\b(?:TODO|FIXME|TBD)\b|\blorem ipsum\b|<(?!https?:)[\p{L}/!…][^<>]*>/giu);
  return [...placeholders].map(([found]) => ({
    found,
    message: found.startsWith('<')
      ? `${found} must be in backticks, because Markdown treats it as HTML: add them, or write the value.`
      : `The text must be complete, received ${found}: write the missing part, or remove it.`,
  }));
}

/** Finds headings, because the pages that show a description have their own headings. */
function headingProblems(prose: string): MarkdownProblem[] {
  return [...prose.matchAll(/^ {0,3}#{1,6}[ \t].*$/gm)].map(([found]) => ({
    found: found.trim(),
    message: 'Only the description of `info` can have headings: write a sentence, or remove the `#`.',
  }));
}

/** The keys whose values are Markdown. */
const markdownKeys = ['description', 'summary', 'text', 'says', 'decision', 'find_out'];

/** Whether one of the ancestors of a value is `info`. A misspelt `Info` has its own finding. */
const isInInfo = (ancestors: readonly unknown[]): boolean =>
  ancestors.some((one) => isPair(one) && isScalar(one.key) && /^info$/i.test(String(one.key.value)));

/** Finds links that lead nowhere, code and bold text that is never closed, headings and placeholders. */
export function findMarkdownProblems(text: string, document: Document): TextProblem[] {
  if (!/\]\(|\)\[|`|~~~|\]\[|\*\*|<|# |TODO|FIXME|TBD|lorem/i.test(text)) return [];
  const problems: TextProblem[] = [];
  visit(document, {
    Pair(_key, { key, value }, ancestors) {
      if (!isScalar(key) || !markdownKeys.includes(String(key.value)) || !isScalar(value)) return;
      const [start = 0, end = 0] = value.range ?? [];
      const markdown = String(value.value);
      const prose = withoutCode(markdown);
      const found = [
        ...linkProblems(prose),
        ...codeProblems(markdown),
        ...boldProblems(prose),
        ...placeholderProblems(prose),
        ...(isInInfo(ancestors) ? [] : headingProblems(prose)),
      ];
      for (const { found: part, message } of found) {
        // The text is folded, so that a link over two lines has no place of its own.
        const index = text.slice(start, end).indexOf(part);
        problems.push({ offset: start + Math.max(index, 0), message });
      }
    },
  });
  return problems;
}
