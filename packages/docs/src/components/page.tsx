import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { SiteModel } from '../model/site-model.js';
import { Navigation } from './navigation.js';
import { styleSource, usedStyle } from './style.js';

/** The input of every page. */
export interface PageContext {
  site: SiteModel;
  /** Relative path to the site's root, e.g. `../../`. Every link starts with it, so that the site works at any URL. */
  root: string;
}

/** A script that one page loads in addition to the site's own: the scope calculator or the message filter. */
export type PageScript = 'scope-calculator' | 'message-filter';

/** A page before it is rendered. */
export interface Page {
  /** Path below the site's root. Ends with a slash if the page is a folder's index. Empty for the home page. */
  address: string;
  title: string;
  /** One or two sentences, plain text. */
  description: string;
  /** Class of the main part. */
  layout?: string;
  /** A script that only this page loads. */
  script?: PageScript;
  /** Other origins that the page's scripts may call, for its Content-Security-Policy. */
  mayCall?: readonly string[];
  children: ComponentChildren;
  /**
   * The content of the page's Markdown, if the Markdown contains more than the page.
   *
   * @default children
   */
  inMarkdown?: ComponentChildren;
  /** The source of a page that is written in Markdown. */
  markdown?: string;
}

/** The input of the parts that all pages share. */
export interface Frame {
  site: SiteModel;
  /** Minified. Each page gets only the rules that it uses. */
  css: string;
  /** File name of the script that every page loads. */
  script: string;
  /** File names of the scripts that only one page loads. */
  pageScripts: Readonly<Record<PageScript, string>>;
  /** URL of the published site, with a slash at the end. Undefined if it is unknown. */
  siteUrl: string | undefined;
}

/** Returns the relative path from a page to the site's root, e.g. `../../`. */
export function rootFrom(address: string): string {
  return '../'.repeat(address.split('/').length - 1) || './';
}

/**
 * Returns the path of a page's file. A page is the index of its own folder, so that its URL works on any static host.
 */
export function htmlPath(address: string): string {
  return address === '' || address.endsWith('/') ? `${address}index.html` : address;
}

/** Renders a page as an HTML document. */
export function renderPage(page: Page, frame: Frame): string {
  const bare = render(<Document page={page} frame={frame} css="" />);
  const css = usedStyle(frame.css, bare);
  // Every attribute is in double quotes, so apostrophes need no escape.
  return `<!doctype html>\n${render(<Document page={page} frame={frame} css={css} />).replaceAll('&#39;', "'")}\n`;
}

/** Renders the content of a page for its Markdown, without header, navigation and footer. */
export function renderContent({ children, inMarkdown = children }: Page): string {
  return render(<>{inMarkdown}</>);
}

/** The site's name in page titles. */
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
        {/* If the site's URL is unknown, a relative URL still removes a query and `index.html`. */}
        <link rel="canonical" href={siteUrl === undefined ? relativeUrl(address) : siteUrl + address} />
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
          Skip to content
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
          <p>This is an independent reference. It is not WiPay's own document, and WiPay has not reviewed it.</p>
        </footer>
      </body>
    </html>
  );
}

/** The preview of a shared link. Only the home page has it, because links to other pages are rarely shared. */
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

/** Returns the file name of a page's Markdown, in the same folder. */
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

/** Returns the Content-Security-Policy: inline styles by hash, and scripts, images and requests of the site only. */
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

function relativeUrl(address: string): string {
  return address.endsWith('/') || address === '' ? './' : `./${address.split('/').at(-1) ?? ''}`;
}
