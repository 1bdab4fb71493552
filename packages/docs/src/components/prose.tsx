import { Marked, type Token, type Tokens } from 'marked';
import type { ComponentChildren } from 'preact';
import { slug } from '../model/slug.js';
import { Code } from './code.js';

const marked = new Marked({
  renderer: {
    // Escape HTML tags in the text, so that pages show them as text.
    html: ({ text }) => escapeHtml(text),
    tablecell({ header, tokens }) {
      const content = this.parser.parseInline(tokens);
      // Write an empty header cell as `<td>`, because a `<th>` must not be empty.
      const tag = header && content !== '' ? 'th' : 'td';
      return `<${tag}>${content}</${tag}>`;
    },
  },
});

/** Renders blocks of Markdown. */
export function Prose({ text }: { text: string }) {
  return <div class="prose" dangerouslySetInnerHTML={{ __html: marked.parse(text, { async: false }) }} />;
}

/**
 * Renders blocks of Markdown, with a copy button on each code block. The caption of a code block is its language, and
 * the name of its file if `file=<name>` follows the language. The accessible name is the caption. Without a file, it adds
 * the heading above the block, and a number if the heading has several code blocks.
 */
export function ProseWithCode({ text }: { text: string }) {
  let heading = '';
  const counts = new Map<string, number>();
  const numbered = (label: string) => {
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    return count === 1 ? label : `${label} (${count})`;
  };
  return (
    <>
      {marked.lexer(text).map((token) => {
        if (isCode(token)) {
          const { language, file } = readInfo(token);
          const name = languageName(language);
          const label = numbered([name, file ?? heading.toLowerCase()].filter(Boolean).join(': '));
          return <Code label={label} code={token.text} caption={captionOf(name, file)} language={language} />;
        }
        if (isHeading(token)) heading = plainText(token.text);
        if (isHeading(token) && token.depth === 2) return <h2 id={slug(token.text)}>{heading}</h2>;
        if (isHeading(token) && token.depth === 3) return <h3 id={slug(token.text)}>{heading}</h3>;
        return token.type === 'space' ? null : <Prose text={token.raw} />;
      })}
    </>
  );
}

// Plugin tokens may have any type, so comparing the type does not narrow `Token` in TypeScript.
function isCode(token: Token): token is Tokens.Code {
  return token.type === 'code';
}

function isHeading(token: Token): token is Tokens.Heading {
  return token.type === 'heading';
}

const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  sh: 'Terminal',
  bash: 'Terminal',
  ts: 'TypeScript',
  tsx: 'TypeScript',
  js: 'JavaScript',
  json: 'JSON',
  yaml: 'YAML',
  php: 'PHP',
  python: 'Python',
};

function languageName(language: string): string {
  return LANGUAGE_NAMES[language] ?? (language.toUpperCase() || 'Code');
}

/** Reads the language of a code block, and the name of its file if the block has one. */
function readInfo({ lang = '' }: Tokens.Code): { language: string; file: string | undefined } {
  return { language: /^\S*/.exec(lang)?.[0] ?? '', file: /\bfile=(\S+)/.exec(lang)?.[1] };
}

function captionOf(language: string, file: string | undefined): ComponentChildren {
  if (file === undefined) return language;
  return (
    <>
      {language}: <code>{file}</code>
    </>
  );
}

/** Renders Markdown as inline content in a paragraph. */
export function Inline({ text }: { text: string }) {
  const html = marked.parseInline(text, { async: false });
  return html.replaceAll('&#39;', "'") === text ? <>{text}</> : <span dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Returns Markdown as plain text on one line, for attributes and other contexts without markup. */
export function plainText(text: string): string {
  return text.replaceAll('`', '').replaceAll(/\s+/g, ' ').trim();
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
