import type { ComponentChildren } from 'preact';
import type { SiteModel } from '../model/site-model.js';

/** The input of every page. */
export interface PageContext {
  site: SiteModel;
  /** Relative path to the site's root, e.g. `../../`. Every link starts with it, so that the site works at any URL. */
  root: string;
}

/** A script that one page loads in addition to the site's own: the scope calculator or the message filter. */
export type PageScript = 'scope-calculator' | 'message-filter';

/** A link to a page above the current one. */
export interface Crumb {
  /** From the site's root. */
  address: string;
  title: string;
}

/** A page before it is rendered. */
export interface Page {
  /** Path below the site's root. Ends with a slash if the page is a folder's index. Empty for the home page. */
  address: string;
  title: string;
  /** One or two sentences of plain text. */
  description: string;
  /** CSS class of the page's main part, if the page has its own layout. Such a page has no table of contents. */
  layout?: string;
  /** Links to the pages above this one, from the top down, without the home page. */
  trail?: readonly Crumb[];
  /** Text that is added to error reports about this page, e.g. the operation and its source. */
  reportContext?: string;
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

/** The data that the shared parts of all pages need. */
export interface Frame {
  site: SiteModel;
  /** The site's styles, minified. Each page gets only the rules that it uses. */
  css: string;
  /** File name of the script that every page loads. */
  script: string;
  /** File names of the page-specific scripts. Each of them is loaded by only one page. */
  pageScripts: Readonly<Record<PageScript, string>>;
  /** The content of the script that runs before the first paint. */
  bootScript: string;
  /** URL of the published site, with a slash at the end. Undefined if it is unknown. */
  siteUrl: string | undefined;
  /** URL of the repository, without a slash at the end. Undefined if it is unknown. */
  repositoryUrl: string | undefined;
  /** The day of the last change, as `YYYY-MM-DD`. Undefined if it is unknown. */
  date: string | undefined;
  /** Whether the site has feeds of its revisions, `feed.xml` and `feed.json`. */
  hasFeeds: boolean;
}

/** Returns the relative path from a page to the site's root, e.g. `../../`. */
export function rootFrom(address: string): string {
  return '../'.repeat(address.split('/').length - 1) || './';
}

/** Returns the path of a page's file. Each page is the index of its own folder, so its URL works on any static host. */
export function htmlPath(address: string): string {
  return address === '' || address.endsWith('/') ? `${address}index.html` : address;
}
