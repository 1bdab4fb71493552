import { DocsError } from './docs-error.js';
import { buildSiteModel } from './model/site-model.js';
import { siteDir } from './package-root.js';
import { replaceFolder } from './replace-folder.js';
import { readBundle } from './sources/read-bundle.js';
import { readPackageGuides, readSiteGuides } from './sources/read-guides.js';
import { readRules } from './sources/read-rules.js';
import { buildReference } from './reference/build-reference.js';
import { prepareReference } from './reference/reference-document.js';
import { renderSite, type SiteSources } from './site-files.js';

export interface BuildDocsOptions {
  /**
   * The folder that contains the bundle's files.
   *
   * @default the bundle of `@wapi/spec`
   */
  specFolder?: string | undefined;
  /**
   * The folder to write the site to. Its content is deleted first.
   *
   * @default 'packages/docs/dist'
   */
  folder?: string | undefined;
  /**
   * The public URL of the site. If given, the site has a service worker. It also has canonical addresses, feeds,
   * `sitemap.xml` and `robots.txt`, because these need absolute URLs.
   *
   * @example 'https://docs.example.com/wapi/'
   */
  siteUrl?: string | undefined;
  /**
   * The URL of the repository. If given, each page links to a form for reporting an error on the page.
   *
   * @example 'https://github.com/example/wapi'
   */
  repositoryUrl?: string | undefined;
  /**
   * `off` removes the service worker that lets readers of a published site read opened pages offline.
   *
   * @default 'on'
   */
  offline?: string | undefined;
  /**
   * The time of the last change, in seconds since 1970, as a string. If given, each page shows the date of the change.
   * The build never reads the clock, so two builds of the same source are identical.
   */
  sourceDateEpoch?: string | undefined;
}

export interface BuiltDocs {
  /** The folder of the site. */
  folder: string;
  /** The paths of the site's files, relative to the folder. */
  files: readonly string[];
}

/**
 * Builds the site from the bundled spec. Renders all files before writing the first one, so a failure leaves the
 * previous site unchanged.
 *
 * @throws DocsError if the bundle lacks a part, if a lint rule's page or Redocly's page has an unexpected format, or if
 * an option is invalid
 */
export async function buildDocs({
  specFolder,
  folder = siteDir,
  siteUrl,
  repositoryUrl,
  offline,
  sourceDateEpoch,
}: BuildDocsOptions = {}): Promise<BuiltDocs> {
  const bundle = readBundle(specFolder);
  const site = buildSiteModel(bundle);
  const sources: SiteSources = {
    site,
    rules: readRules(),
    packageGuides: readPackageGuides(),
    guides: readSiteGuides(),
    siteUrl: withSlash(readUrl('DOCS_URL', siteUrl)),
    repositoryUrl: readUrl('DOCS_REPOSITORY', repositoryUrl)?.replace(/\/$/, ''),
    date: readDay(sourceDateEpoch),
    offline: readSwitch('DOCS_OFFLINE', offline),
  };
  // Redocly runs in its own process while this one renders the pages.
  const [reference, own] = await Promise.all([
    buildReference(prepareReference(bundle.document, site)),
    renderSite(sources),
  ]);
  const files = new Map<string, string | Uint8Array>([
    ...own,
    ...[...reference].map(([name, content]) => [`reference/${name}`, content] as const),
    ['openapi.json', bundle.json],
    ['openapi.yaml', bundle.yaml],
  ]);
  replaceFolder(folder, files);
  return { folder, files: [...files.keys()] };
}

function withSlash(url: string | undefined): string | undefined {
  return url === undefined || url.endsWith('/') ? url : `${url}/`;
}

/** Checks a URL. An empty string counts as missing, as is usual for environment variables. */
function readUrl(variable: string, url: string | undefined): string | undefined {
  if (url === undefined || url === '') return undefined;
  if (!URL.canParse(url))
    throw new DocsError(`${variable} must be a URL, e.g. https://docs.example.com/wapi/, received "${url}".`);
  return url;
}

/** Parses `on` or `off`. A missing or empty value means `on`. */
function readSwitch(variable: string, value: string | undefined): boolean {
  if (value === undefined || value === '' || value === 'on') return true;
  if (value === 'off') return false;
  throw new DocsError(`${variable} must be "on" or "off", received "${value}".`);
}

/** Returns a time as `YYYY-MM-DD` in UTC. */
function readDay(seconds: string | undefined): string | undefined {
  if (seconds === undefined || seconds === '') return undefined;
  if (!/^\d{1,11}$/.test(seconds))
    throw new DocsError(`SOURCE_DATE_EPOCH must be a number of seconds since 1970, received "${seconds}".`);
  return new Date(Number(seconds) * 1000).toISOString().slice(0, 10);
}
