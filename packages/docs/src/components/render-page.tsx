import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { findSections } from './contents.js';
import { Document } from './document.js';
import type { Frame, Page } from './page.js';
import { hashSource, usedStyle } from './style.js';

/** Renders a page as an HTML document. */
export function renderPage(page: Page, frame: Frame): string {
  const content = renderChildren(page.children);
  const derived = {
    inferredFacts: countInferred(content),
    sections: page.layout === undefined ? findSections(content) : [],
  };
  const bare = render(<Document page={page} frame={frame} content={content} {...derived} />);
  const css = usedStyle(frame.css, bare);
  return (
    `<!doctype html>\n${bare}\n`
      .replace('<style></style>', () => `<style>${css}</style>`)
      .replace(hashSource(''), () => hashSource(css))
      // Unescape apostrophes, because all attribute values are in double quotes.
      .replaceAll('&#39;', "'")
  );
}

/** Renders the content that becomes a page's Markdown, without header, navigation and footer. */
export function renderContent({ children, inMarkdown = children }: Page): string {
  return renderChildren(inMarkdown);
}

const rendered = new WeakMap<object, string>();

/** Renders content once, because most pages have the same content in HTML and in Markdown. */
function renderChildren(children: ComponentChildren): string {
  if (typeof children !== 'object' || children === null) return render(<>{children}</>);
  const html = rendered.get(children) ?? render(<>{children}</>);
  rendered.set(children, html);
  return html;
}

/** Counts the "inferred" marks. Request titles repeat in each language, so marks in language tabs do not count. */
function countInferred(content: string): number {
  return content.replace(/<fieldset class="tabs languages">[\s\S]*?<\/fieldset>/, '').split(' class="i"').length - 1;
}
