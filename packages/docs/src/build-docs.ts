import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DocsError } from './docs-error.js';
import { buildSiteModel } from './model/site-model.js';
import { siteDir } from './package-root.js';
import { readBundle } from './sources/read-bundle.js';
import { readPackageGuides, readSiteGuides } from './sources/read-guides.js';
import { readRules } from './sources/read-rules.js';
import { buildReference } from './reference/build-reference.js';
import { prepareReference } from './reference/reference-document.js';
import { renderSite } from './site-files.js';

export interface BuildDocsOptions {
  /**
   * The folder of the bundle's files.
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
   * The public URL of the site. If given, the site has canonical addresses, `sitemap.xml` and `robots.txt`, because
   * these need absolute URLs.
   *
   * @example 'https://docs.example.com/wapi/'
   */
  siteUrl?: string | undefined;
}

export interface BuiltDocs {
  /** The folder of the site. */
  folder: string;
  /** The paths of its files, relative to the folder. */
  files: readonly string[];
}

/**
 * Builds the site from the bundled spec. Renders all files before it writes the first one, so a failure leaves the
 * previous site unchanged.
 *
 * @throws DocsError if the bundle lacks a part, if the page of a lint rule or Redocly's page has an unexpected format,
 *   or if `siteUrl` is not a URL
 */
export async function buildDocs({ specFolder, folder = siteDir, siteUrl }: BuildDocsOptions = {}): Promise<BuiltDocs> {
  const bundle = readBundle(specFolder);
  const site = buildSiteModel(bundle);
  const reference = [...buildReference(prepareReference(bundle.document, site))].map(
    ([name, content]): [string, string] => [`reference/${name}`, content],
  );
  const own = await renderSite({
    site,
    rules: readRules(),
    packageGuides: readPackageGuides(),
    guides: readSiteGuides(),
    siteUrl: withSlash(siteUrl),
  });
  const files = new Map<string, string | Uint8Array>([
    ...own,
    ...reference,
    ['openapi.json', bundle.json],
    ['openapi.yaml', bundle.yaml],
  ]);
  rmSync(folder, { recursive: true, force: true });
  for (const [name, content] of files) {
    const target = join(folder, name);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  return { folder, files: [...files.keys()] };
}

function withSlash(url: string | undefined): string | undefined {
  if (url === undefined || url === '') return undefined;
  if (!URL.canParse(url))
    throw new DocsError(`DOCS_URL must be a URL, e.g. https://docs.example.com/wapi/, received "${url}".`);
  return url.endsWith('/') ? url : `${url}/`;
}
