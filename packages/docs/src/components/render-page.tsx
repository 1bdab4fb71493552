import { render } from 'preact-render-to-string';
import { findSections } from './contents.js';
import { Document } from './document.js';
import type { Frame, Page } from './page.js';
import { usedStyle } from './style.js';

/** Renders a page as an HTML document. */
export function renderPage(page: Page, frame: Frame): string {
  const content = renderContent({ ...page, inMarkdown: page.children });
  const derived = {
    inferredFacts: countInferred(content),
    sections: page.layout === undefined ? findSections(content) : [],
  };
  const bare = render(<Document page={page} frame={frame} css="" {...derived} />);
  const css = usedStyle(frame.css, bare);
  // Every attribute is in double quotes, so apostrophes need no escape.
  return `<!doctype html>\n${render(<Document page={page} frame={frame} css={css} {...derived} />).replaceAll('&#39;', "'")}\n`;
}

/** Renders the content of a page for its Markdown, without header, navigation and footer. */
export function renderContent({ children, inMarkdown = children }: Page): string {
  return render(<>{inMarkdown}</>);
}

/** Counts the marks of inferred facts. The titles of requests are not counted again for each language. */
function countInferred(content: string): number {
  return content.replace(/<fieldset class="tabs languages">[\s\S]*?<\/fieldset>/, '').split(' class="i"').length - 1;
}
