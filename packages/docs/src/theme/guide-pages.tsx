import type { Guide } from '../read-guides.js';
import type { Page } from './page.js';
import { Inline, plainText, ProseWithCode } from './prose.js';

/** The guide to a package. */
export function guidePage({ address, title, summary, body }: Guide): Page {
  return {
    title,
    description: plainText(summary),
    address,
    markdown: `# ${title}\n\n${summary}\n\n${body}`,
    children: (
      <>
        <h1>{title}</h1>
        <p class="lead">
          <Inline text={summary} />
        </p>
        <ProseWithCode text={body} />
      </>
    ),
  };
}
