import { Marked } from 'marked';

const marked = new Marked({
  renderer: {
    // The spec's text is Markdown; a tag in it is meant to be read.
    html: ({ text }) => escapeHtml(text),
  },
});

/** Blocks of Markdown. */
export function Prose({ text }: { text: string }) {
  return <div class="prose" dangerouslySetInnerHTML={{ __html: marked.parse(text, { async: false }) }} />;
}

/** A run of Markdown inside a paragraph. */
export function Inline({ text }: { text: string }) {
  return <span dangerouslySetInnerHTML={{ __html: marked.parseInline(text, { async: false }) }} />;
}

/** Markdown as plain text on one line, for places that can hold no markup. */
export function plainText(text: string): string {
  return text.replaceAll('`', '').replaceAll(/\s+/g, ' ').trim();
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
