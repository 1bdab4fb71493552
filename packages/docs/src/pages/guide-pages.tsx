import { fillFacts } from '../model/guide-facts.js';
import type { Guide } from '../sources/read-guides.js';
import { type Page, type PageContext, rootFrom } from '../components/page.js';
import { PageHead } from '../components/page-head.js';
import { PageList } from '../components/page-list.js';
import { plainText, ProseWithCode } from '../components/prose.js';

const LIST = 'Guides';
const LIST_ADDRESS = 'guides/';

/** The page for a guide, or for a package's README. */
export function guidePage({ site }: PageContext, { address, title, summary, body }: Guide): Page {
  const filled = linkFrom(rootFrom(address), fillFacts(body, site.contract));
  return {
    title,
    description: plainText(summary),
    address,
    ...(address.startsWith(LIST_ADDRESS) && { trail: [{ address: LIST_ADDRESS, title: LIST }] }),
    markdown: `# ${title}\n\n${summary}\n\n${toMarkdownLinks(withFileNames(filled))}`,
    children: (
      <>
        <PageHead title={title} lead={summary} />
        <ProseWithCode text={filled} />
      </>
    ),
  };
}

/** The page that lists the site's guides. */
export function guidesPage(guides: readonly Guide[]): Page {
  const lead = 'How to use several operations together, with code that was run against the mock.';
  return {
    title: LIST,
    description: lead,
    address: LIST_ADDRESS,
    children: (
      <>
        <PageHead title={LIST} lead={lead} />
        <PageList
          entries={guides.map(({ address, title, summary }) => ({
            name: address.slice(LIST_ADDRESS.length, -1),
            title,
            description: summary,
          }))}
        />
      </>
    ),
  };
}

/** Writes the file name of each code block above the block, because Markdown viewers do not show text after the language. */
function withFileNames(markdown: string): string {
  return markdown.replaceAll(/^(```\w+) file=(\S+)$/gm, '`$2`:\n\n$1');
}

/** Converts links to pages into links to the pages' Markdown. */
function toMarkdownLinks(markdown: string): string {
  return markdown.replaceAll(/(\]\((?!https?:)[^)#]*\/)(?=[)#])/g, '$1index.md');
}

/** Makes links relative if they start at the site's root, so that the site works at any URL. */
function linkFrom(root: string, markdown: string): string {
  return markdown.replaceAll(/(\[[^\]]+\]\()\//g, `$1${root}`);
}
