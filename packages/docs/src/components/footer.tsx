import type { Frame, Page } from './page.js';

interface FooterProps {
  page: Page;
  frame: Frame;
  root: string;
  /** The file name of the page's Markdown. */
  markdown: string;
}

/** The footer of every page: the revision, and links for readers who find an error. */
export function Footer({ page, frame: { site, repositoryUrl, date, hasFeeds }, root, markdown }: FooterProps) {
  const { revision } = site;
  return (
    <footer>
      <div>
        <p>This is an independent reference. WiPay has not written or reviewed it.</p>
        <p>
          Revision <a href={`${root}changes/`}>{revision}</a>
          {date !== undefined && (
            <>
              {' '}
              of <time datetime={date}>{formatDate(date)}</time>
            </>
          )}
          {hasFeeds && (
            <>
              {' · '}
              <a href={`${root}feed.xml`}>Feed of revisions</a>
            </>
          )}
          {' · '}
          <a class="markdown" href={markdown}>
            This page as Markdown
          </a>
          {repositoryUrl !== undefined && (
            <>
              {' · '}
              <a href={issueUrl(repositoryUrl, page, revision)}>Report an error on this page</a>
            </>
          )}
        </p>
      </div>
    </footer>
  );
}

/** Returns the address of a new-issue form that names the page. */
function issueUrl(repositoryUrl: string, { title, address, reportContext }: Page, revision: string): string {
  const query = new URLSearchParams({
    title: `Docs: ${title}`,
    body: `${[`Page: /${address}`, `Revision: ${revision}`, reportContext].filter(Boolean).join('\n')}\n\nWhat is wrong, and where does WiPay document it?\n`,
  });
  return `${repositoryUrl}/issues/new?${query.toString()}`;
}

function formatDate(date: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
}
