import { render } from 'preact-render-to-string';
import { Contents, type Section } from './contents.js';
import { Footer } from './footer.js';
import { Header } from './header.js';
import { Navigation } from './navigation.js';
import { type Crumb, type Frame, type Page, rootFrom } from './page.js';
import { hashSource } from './style.js';

interface DocumentProps {
  page: Page;
  frame: Frame;
  /** The content of the page as HTML. */
  content: string;
  /** The number of facts on the page that have an "inferred" mark. */
  inferredFacts: number;
  /** The table of contents; empty if the page needs none. */
  sections: readonly Section[];
}

/** The site's name in page titles. */
const SITE = 'WAPI reference';

/** A whole page without styles: its head, header, navigation, content and footer. */
export function Document({ page, frame, content, inferredFacts, sections }: DocumentProps) {
  const { address, title, description, layout } = page;
  const { site, script, pageScripts, bootScript, siteUrl } = frame;
  const root = rootFrom(address);
  const note = inferredFacts > 0 ? render(<InferredNote root={root} count={inferredFacts} />) : '';
  const fullTitle = address === '' ? title : `${title} · ${SITE}`;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content={securityPolicy(page, hashSource(''), hashSource(bootScript))}
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{fullTitle}</title>
        <meta name="description" content={description} />
        {/* If the site's URL is unknown, a relative URL still removes a query and `index.html`. */}
        <link rel="canonical" href={siteUrl === undefined ? relativeUrl(address) : siteUrl + address} />
        {address === '' && <SocialCard title={title} description={description} siteUrl={siteUrl} />}
        <link rel="alternate" type="text/markdown" href={markdownName(address)} />
        {frame.hasFeeds && (
          <>
            <link rel="alternate" type="application/atom+xml" title="Revisions" href={`${root}feed.xml`} />
            <link rel="alternate" type="application/feed+json" title="Revisions" href={`${root}feed.json`} />
          </>
        )}
        <link rel="icon" href={`${root}favicon.svg`} />
        <style dangerouslySetInnerHTML={{ __html: '' }} />
        <script dangerouslySetInnerHTML={{ __html: bootScript }} />
        <script
          type="application/ld+json"
          dangerouslySetInnerHTML={{ __html: structuredData(title, page.description) }}
        />
        <script type="module" src={root + script} />
        {page.script && <script type="module" src={root + pageScripts[page.script]} />}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to content
        </a>
        <a class="skip" href="#nav">
          Skip to navigation
        </a>
        <Header version={site.contract.info.version} root={root} />
        <div class={sections.length > 0 ? 'frame with-toc' : 'frame'}>
          <Navigation site={site} root={root} address={address} />
          {sections.length > 0 && <Contents sections={sections} />}
          <main
            id="main"
            class={layout}
            dangerouslySetInnerHTML={{
              __html: render(<Top root={root} page={page} />) + insertNote(content, note),
            }}
          />
        </div>
        <Footer page={page} frame={frame} root={root} markdown={markdownName(address)} />
      </body>
    </html>
  );
}

/** The line above the title. */
function Top({ root, page: { address, trail = [] } }: { root: string; page: Page }) {
  return <div class="top">{address !== '' && <Breadcrumbs root={root} trail={trail} />}</div>;
}

/** Puts the note on inferred facts below the terms of an operation. On other pages, below the title and its lead. */
function insertNote(content: string, note: string): string {
  return content.includes('<dl class="terms">')
    ? content.replace('<h2 id="request">', (heading) => note + heading)
    : content.replace(/<\/h1>(?:<p class="lead">.*?<\/p>)?/s, (head) => head + note);
}

function Breadcrumbs({ root, trail }: { root: string; trail: readonly Crumb[] }) {
  return (
    <ol class="crumbs" aria-label="Breadcrumbs">
      <li>
        <a href={root}>Overview</a>
      </li>
      {trail.map(({ address, title }) => (
        <li>
          <a href={root + address}>{title}</a>
        </li>
      ))}
    </ol>
  );
}

/** The number of inferred facts. A script adds a button that hides their marks. */
function InferredNote({ root, count }: { root: string; count: number }) {
  return (
    <p class="inferred-note">
      <span class="i" aria-hidden="true">
        ~
      </span>{' '}
      {count === 1 ? '1 fact here is' : `${count} facts here are`} <a href={`${root}inferred/`}>inferred</a>.
    </p>
  );
}

/** The preview for a shared link. Only the home page has one, because links to other pages are rarely shared. */
function SocialCard({
  title,
  description,
  siteUrl = './',
}: {
  title: string;
  description: string;
  siteUrl: string | undefined;
}) {
  const properties = { title, description, type: 'website', image: `${siteUrl}card.png`, 'image:alt': title };
  return (
    <>
      {Object.entries(properties).map(([name, content]) => (
        <meta property={`og:${name}`} content={content} />
      ))}
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

/** Returns the file name of a page's Markdown, which is in the folder of the page. */
function markdownName(address: string): string {
  return address.endsWith('.html') ? address.replace(/\.html$/, '.md') : 'index.md';
}

/** Returns the structured data for search engines. */
function structuredData(headline: string, description: string): string {
  return JSON.stringify({ '@context': 'https://schema.org', '@type': 'TechArticle', headline, description }).replaceAll(
    '<',
    '\\u003c',
  );
}

/**
 * Returns the Content-Security-Policy. It allows the inline style and script by their hashes. It allows requests only
 * to the site itself and to the origins in `mayCall`.
 */
function securityPolicy({ mayCall = [] }: Page, styles: string, script: string): string {
  return [
    "default-src 'none'",
    `style-src ${styles}`,
    `script-src 'self' ${script}`,
    // Use `child-src` to allow workers, because the oldest supported browsers do not know `worker-src`.
    "child-src 'self'",
    `connect-src ${["'self'", ...mayCall].join(' ')}`,
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function relativeUrl(address: string): string {
  return address.endsWith('/') || address === '' ? './' : `./${address.split('/').at(-1) ?? ''}`;
}
