import type { Guide } from '../read-guides.js';
import type { Page } from './page.js';
import { PageHead } from './page-head.js';
import { plainText, ProseWithCode } from './prose.js';

/** The guide to a package. */
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
