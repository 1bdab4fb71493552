import type { Guide } from '../sources/read-guides.js';
import type { Page } from '../components/page.js';
import { PageHead } from '../components/page-head.js';
import { plainText, ProseWithCode } from '../components/prose.js';

/** The guide to a package, which is its README. */
export function guidePage({ address, title, summary, body }: Guide): Page {
  return {
    title,
    description: plainText(summary),
    address,
    markdown: `# ${title}\n\n${summary}\n\n${body}`,
    children: (
      <>
        <PageHead title={title} lead={summary} />
        <ProseWithCode text={body} />
      </>
    ),
  };
}
