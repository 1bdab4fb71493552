import { Marked, type Token, type Tokens } from 'marked';
import { slug } from '../model/slug.js';
import { Code } from './code.js';

const marked = new Marked({
  renderer: {
    // Show HTML tags in the text as text.
    html: ({ text }) => escapeHtml(text),
    tablecell({ header, tokens }) {
      const content = this.parser.parseInline(tokens);
      // A header cell must not be empty, so write an empty one as `<td>`.
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
 * Renders blocks of Markdown with code that can be copied. The caption of a code block is the heading above it, with a
 * number if the heading has several code blocks.
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
        if (isCode(token)) return <Code label={numbered(labelOf(token, heading))} code={token.text} />;
        if (isHeading(token)) heading = plainText(token.text);
        if (isHeading(token) && token.depth === 2) return <h2 id={slug(token.text)}>{heading}</h2>;
        if (isHeading(token) && token.depth === 3) return <h3 id={slug(token.text)}>{heading}</h3>;
        return token.type === 'space' ? null : <Prose text={token.raw} />;
      })}
    </>
  );
}

// Plugin tokens may have any type, so TypeScript does not narrow `Token` by a comparison.
function isCode(token: Token): token is Tokens.Code {
  return token.type === 'code';
}

function isHeading(token: Token): token is Tokens.Heading {
  return token.type === 'heading';
}

function labelOf({ lang }: Tokens.Code, heading: string): string {
  return [lang?.toUpperCase(), heading.toLowerCase()].filter(Boolean).join(': ') || 'Code';
}

/** Renders Markdown inside a paragraph. */
export function Inline({ text }: { text: string }) {
  return <span dangerouslySetInnerHTML={{ __html: marked.parseInline(text, { async: false }) }} />;
}

/** Returns Markdown as plain text on one line, for attributes and other places without markup. */
export function plainText(text: string): string {
  return text.replaceAll('`', '').replaceAll(/\s+/g, ' ').trim();
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
