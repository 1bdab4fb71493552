import TurndownService from 'turndown';
import type { Page } from '../components/page.js';
import { renderContent } from '../components/render-page.js';

/** Writes pages as Markdown for programs. */
export class MarkdownWriter {
  readonly #turndown = createConverter();
  /** Every page is written twice: to its own file and to the text of the whole site. */
  readonly #written = new Map<Page, string>();

  /** Returns a page's content as Markdown. For a page that was written in Markdown, returns its source. */
  write(page: Page): string {
    const written = this.#written.get(page) ?? `${(page.markdown ?? this.#convert(page)).trim()}\n`;
    this.#written.set(page, written);
    return written;
  }

  #convert(page: Page): string {
    return this.#turndown.turndown(renderContent(page));
  }
}

/** Returns the path of a page's Markdown below the site's folder. */
export function markdownPath(address: string): string {
  return address === '' || address.endsWith('/') ? `${address}index.md` : address.replace(/\.html$/, '.md');
}

function createConverter(): TurndownService {
  const turndown = new TurndownService({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    bulletListMarker: '-',
    emDelimiter: '_',
  });
  return turndown
    .addRule('term', { filter: 'dt', replacement: (content) => `\n\n- ${oneLine(content)}\n` })
    .addRule('definition', { filter: 'dd', replacement: (content) => indent(content.trim(), '  ') })
    .addRule('code block', {
      filter: 'pre',
      replacement: (_content, node) => {
        const code = node.textContent ?? '';
        const isJson = (node as Element).classList.contains('json');
        return `\n\n\`\`\`${isJson ? 'json' : ''}\n${code.trim()}\n\`\`\`\n\n`;
      },
    })
    .addRule('caption', { filter: ['figcaption', 'summary'], replacement: (content) => `\n\n${oneLine(content)}\n\n` })
    .addRule('inferred', { filter: (node) => node.classList.contains('i'), replacement: () => '(inferred)' })
    .addRule('quote', { filter: 'q', replacement: (content) => `“${content}”` })
    .addRule('table', { filter: 'table', replacement: (_content, node) => toTable(node as HTMLTableElement) })
    .addRule('link', {
      filter: (node) => node.nodeName === 'A' && node.getAttribute('href') !== null,
      replacement: (content, node) => {
        const text = oneLine(content);
        return text === '' ? '' : `[${text}](${toMarkdownLink((node as Element).getAttribute('href') ?? '')})`;
      },
    })
    .addRule('script target', {
      filter: (node) => node.nodeName === 'DIV' && node.textContent === '',
      replacement: () => '',
    });
}

/** Converts a link to a page into a link to the page's Markdown. */
function toMarkdownLink(href: string): string {
  if (/^[a-z]+:/.test(href) || href.startsWith('#')) return href;
  const [path = '', anchor] = href.split('#');
  const isPage = path.endsWith('/') && !path.endsWith('reference/');
  return `${isPage ? `${path}index.md` : path}${anchor === undefined ? '' : `#${anchor}`}`;
}

function toTable(table: HTMLTableElement): string {
  // Use `Array.from`, because the converter's DOM returns lists that are not iterable.
  const rows = Array.from(table.querySelectorAll('tr'), (row) =>
    Array.from(row.querySelectorAll('th, td'), (cell) => oneLine(cell.textContent ?? '')),
  );
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return `\n\n${[line(head), line(head.map(() => '---')), ...body.map(line)].join('\n')}\n\n`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function indent(text: string, by: string): string {
  return `\n${text.replaceAll(/^(?=.)/gm, by)}\n`;
}
