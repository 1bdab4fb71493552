import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { SiteModel } from '../model/site-model.js';
import { Navigation } from './navigation.js';
import { styleSource, usedStyle } from './style.js';

/** What a page's content is made from. */
export interface PageContext {
  site: SiteModel;
  /** The way from the page to the site's root, e.g. `../../`. Every link starts with it, so that the site works under any address. */
  root: string;
}

/** A script that one page loads in addition to the site's own: the scope calculator or the message filter. */
export type PageScript = 'scope-calculator' | 'message-filter';

/** A page before it is rendered. */
export interface Page {
  /** From the site's root, with a slash at the end where the page is a folder's; empty for the first page. */
  address: string;
  title: string;
  /** One or two sentences, plain text. */
  description: string;
  /** A class for the main part. */
  layout?: string;
  /** A script that only this page loads. */
  script?: PageScript;
  /** The hosts besides its own that the page's scripts may call, for its security policy. */
  mayCall?: readonly string[];
  children: ComponentChildren;
  /** The content as the page's Markdown has it, where that says more. */
  inMarkdown?: ComponentChildren;
  /** The page's content where it is written in Markdown. */
  markdown?: string;
}

/** What all pages are rendered with. */
export interface Frame {
  site: SiteModel;
  /** Minified; a page gets what it uses of it. */
  css: string;
  /** The file name of the script that every page loads. */
  script: string;
  /** The file names of what single pages load besides. */
  pageScripts: Readonly<Record<PageScript, string>>;
  /** Where the site will be, with a slash at the end; undefined where that is not known. */
  siteUrl: string | undefined;
}

/** The way from a page to the site's root. */
export function rootFrom(address: string): string {
  return '../'.repeat(address.split('/').length - 1) || './';
}

/** Where a page's file lies below the site's folder. A folder each, so that the address without a file name works on any static host. */
export function htmlPath(address: string): string {
  return address === '' || address.endsWith('/') ? `${address}index.html` : address;
}

/** Renders a page as an HTML document. */
export function renderPage(page: Page, frame: Frame): string {
  const bare = render(<Document page={page} frame={frame} css="" />);
  const css = usedStyle(frame.css, bare);
  // An apostrophe ends nothing here: every attribute stands in double quotes.
  return `<!doctype html>\n${render(<Document page={page} frame={frame} css={css} />).replaceAll('&#39;', "'")}\n`;
}

/** Renders all that a page says, without the frame around it. */
export function renderContent({ children, inMarkdown = children }: Page): string {
  return render(<>{inMarkdown}</>);
}

/** The name of the site in titles. */
const SITE = 'WAPI reference';

function Document({ page, frame, css }: { page: Page; frame: Frame; css: string }) {
  const { address, title, description, layout, children } = page;
  const { site, script, pageScripts, siteUrl } = frame;
  const root = rootFrom(address);
  const fullTitle = address === '' ? title : `${title} · ${SITE}`;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={securityPolicy(page, styleSource(css))} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{fullTitle}</title>
        <meta name="description" content={description} />
        {/* Without an absolute address the page's own is as good: it leaves out a query and index.html. */}
        <link rel="canonical" href={siteUrl === undefined ? lastFolder(address) : siteUrl + address} />
        {address === '' && <SocialCard title={title} description={description} siteUrl={siteUrl} />}
        <link rel="alternate" type="text/markdown" href={markdownName(address)} />
        <link rel="icon" href={`${root}favicon.svg`} />
        <style dangerouslySetInnerHTML={{ __html: css }} />
        <script
          type="application/ld+json"
          dangerouslySetInnerHTML={{ __html: structuredData(title, page.description) }}
        />
        <script type="module" src={root + script} />
        {page.script && <script type="module" src={root + pageScripts[page.script]} />}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <header class="bar">
          <a class="brand" href={root}>
            WAPI <small>{site.contract.info.version}</small>
          </a>
          <a href="#nav">All pages</a>
        </header>
        <main id="main" class={layout}>
          {children}
        </main>
        <Navigation site={site} root={root} address={address} />
        <footer>
          <p>An independent description. It is not WiPay's own document, and WiPay has not reviewed it.</p>
        </footer>
      </body>
    </html>
  );
}

/** What is shown where somebody shares the site's address. It is on the first page alone: every other page would carry it for few. */
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

/** The Markdown of a page lies beside it. */
function markdownName(address: string): string {
  return address.endsWith('.html') ? address.replace(/\.html$/, '.md') : 'index.md';
}

/** What the page is, for search engines. */
function structuredData(headline: string, description: string): string {
  return JSON.stringify({ '@context': 'https://schema.org', '@type': 'TechArticle', headline, description }).replaceAll(
    '<',
    '\\u003c',
  );
}

/** Nothing but the page's own styles, the site's own scripts and images, and what the scripts load from the site. */
function securityPolicy({ mayCall = [] }: Page, styles: string): string {
  return [
    "default-src 'none'",
    `style-src ${styles}`,
    "script-src 'self'",
    `connect-src ${["'self'", ...mayCall].join(' ')}`,
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function lastFolder(address: string): string {
  return address.endsWith('/') || address === '' ? './' : `./${address.split('/').at(-1) ?? ''}`;
}
