import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { TextlintKernel, type TextlintRuleModule } from '@textlint/kernel';
import markdown from '@textlint/textlint-plugin-markdown';
import plainText from '@textlint/textlint-plugin-text';
import { extractProse } from './extract-prose.js';

/** The rules file, with patterns, replacements and test sentences. */
export const wordingFile = fileURLToPath(new URL('../wording.yaml', import.meta.url));

/** The position of wording that must be changed. Lines and columns start at 1. */
export interface Finding {
  file: string;
  line: number;
  column: number;
  message: string;
}

const kernel = new TextlintKernel();
// The package has no types.
const prh: unknown = createRequire(import.meta.url)('textlint-rule-prh');

/** Text to lint. The extension of `file` selects the kind of lint. The file need not exist. */
export interface Source {
  file: string;
  text: string;
}

/** Lints comments and strings in TypeScript, descriptions and comments in YAML, and Markdown without its code. */
export async function lintProse(sources: readonly Source[]): Promise<Finding[]> {
  const isMarkdown = ({ file }: Source) => file.endsWith('.md');
  const plain = await lintTogether(sources.filter((source) => !isMarkdown(source)));
  const pages = await Promise.all(sources.filter(isMarkdown).map(({ file, text }) => lintText(file, text, '.md')));
  return [...plain, ...pages.flat()];
}

/** Lints many files as one document, which is four times as fast as separate runs. */
async function lintTogether(sources: readonly Source[]): Promise<Finding[]> {
  const firstLines: number[] = [];
  const texts: string[] = [];
  let nextLine = 1;
  for (const { file, text } of sources) {
    // Start at the first space of a run, because each later start would scan the rest of the run again.
    const prose = extractProse(file, text).replaceAll(/(?<! ) +$/gm, '');
    firstLines.push(nextLine);
    texts.push(prose);
    nextLine += prose.split('\n').length;
  }
  const findings = await lintText('all.txt', texts.join('\n'), '.txt');
  return findings.map((finding) => {
    const index = firstLines.findLastIndex((first) => first <= finding.line);
    const first = firstLines[index] ?? 1;
    return { ...finding, file: sources[index]?.file ?? finding.file, line: finding.line - first + 1 };
  });
}

async function lintText(file: string, text: string, extension: '.md' | '.txt'): Promise<Finding[]> {
  const isMarkdown = extension === '.md';
  const { messages } = await kernel.lintText(text, {
    ext: extension,
    filePath: file,
    plugins: [
      isMarkdown ? { pluginId: 'markdown', plugin: unwrap(markdown) } : { pluginId: 'text', plugin: unwrap(plainText) },
    ],
    rules: [
      {
        ruleId: 'wording',
        rule: unwrap(prh as TextlintRuleModule | { default: TextlintRuleModule }),
        options: { rulePaths: [wordingFile] },
      },
    ],
  });
  return messages.map(({ loc, message }) => ({
    file,
    line: loc.start.line,
    column: loc.start.column,
    message: message.replaceAll(/\s*\n\s*/g, ': '),
  }));
}

/** textlint's CommonJS packages wrap their export in a second `default`. */
function unwrap<T>(module: T | { default: T }): T {
  return typeof module === 'object' && module !== null && 'default' in module ? module.default : (module as T);
}
