import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DocsError } from './docs-error.js';
import { buildSiteModel } from './model/site-model.js';
import { siteDir } from './package-root.js';
import { readBundle } from './sources/read-bundle.js';
import { readGuides } from './sources/read-guides.js';
import { readRules } from './sources/read-rules.js';
import { buildReference } from './reference/build-reference.js';
import { addSamples } from './reference/reference-document.js';
import { renderSite } from './site-files.js';

/** What to build. */
export interface BuildDocsOptions {
  /** Where the bundle's files are; those of `@wapi/spec` unless told. */
  specFolder?: string | undefined;
  /** Where to build the site; `packages/docs/dist` unless told. */
  folder?: string | undefined;
  /** Where the site will be, for the addresses that must be whole: canonical ones and the sitemap. */
  siteUrl?: string | undefined;
}

/** What was built. */
export interface BuiltDocs {
  /** The folder that holds the site. */
  folder: string;
  /** The files in it, by the place below the folder. */
  files: readonly string[];
}

/**
 * Builds the site from the bundled spec. Everything is made before anything is written, so that a
 * failure leaves the last good site alone.
 *
 * @throws DocsError, a reader's to mend, when the bundle lacks a part, or a rule's or Redocly's page is not as expected
 */
export async function buildDocs({ specFolder, folder = siteDir, siteUrl }: BuildDocsOptions = {}): Promise<BuiltDocs> {
  const bundle = readBundle(specFolder);
  const site = buildSiteModel(bundle);
  const reference = [...buildReference(addSamples(bundle.document, site))].map(([name, content]): [string, string] => [
    `reference/${name}`,
    content,
  ]);
  const own = await renderSite({ site, rules: readRules(), guides: readGuides(), siteUrl: withSlash(siteUrl) });
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

/**
 * The address as links are put together with it.
 *
 * @throws DocsError when it is none
 */
function withSlash(url: string | undefined): string | undefined {
  if (url === undefined || url === '') return undefined;
  if (!URL.canParse(url)) throw new DocsError(`DOCS_URL is not an address: ${url}`);
  return url.endsWith('/') ? url : `${url}/`;
}
