import { fillFacts } from '../model/guide-facts.js';
import type { Guide } from '../sources/read-guides.js';
import { type Page, type PageContext, rootFrom } from '../components/page.js';
import { PageHead } from '../components/page-head.js';
import { PageList } from '../components/page-list.js';
import { plainText, ProseWithCode } from '../components/prose.js';

const LIST = 'Guides';
const LIST_ADDRESS = 'guides/';

/** A guide, or the README of a package. */
export function guidePage({ site }: PageContext, { address, title, summary, body }: Guide): Page {
  const filled = linkFrom(rootFrom(address), fillFacts(withoutFileNames(body), site.contract));
  return {
    title,
    description: plainText(summary),
    address,
    markdown: `# ${title}\n\n${summary}\n\n${filled}`,
    children: (
      <>
        <PageHead {...(address.startsWith(LIST_ADDRESS) && { list: LIST })} title={title} lead={summary} />
        <ProseWithCode text={filled} />
      </>
    ),
  };
}

/** The list of the site's guides. */
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

/** Tests need the name of a file of code. Readers do not. */
function withoutFileNames(markdown: string): string {
  return markdown.replaceAll(/^(```\w+) file=\S+$/gm, '$1');
}

/** Makes links that start at the site's root relative, so that the site works at any URL. */
function linkFrom(root: string, markdown: string): string {
  return markdown.replaceAll(/(\[[^\]]+\]\()\//g, `$1${root}`);
}
