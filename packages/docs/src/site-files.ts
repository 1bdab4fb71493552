import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleScripts } from './bundle-scripts.js';
import { zipBrunoFiles, buildBrunoFiles } from './exports/bruno.js';
import { buildCollection } from './exports/collection.js';
import { buildFullText, buildLlmsText } from './exports/llms-text.js';
import { MarkdownWriter, markdownPath } from './exports/markdown-page.js';
import { buildPostmanCollection } from './exports/postman.js';
import { readUploads } from './exports/uploads.js';
import { buildRobots, buildSitemap } from './exports/sitemap.js';
import { listPlatformChoices } from './model/platform-choices.js';
import { collectRequiredScopes } from './model/required-scopes.js';
import { buildTryForm } from './model/try-form.js';
import { sourceDir } from './package-root.js';
import { localMock } from './samples/local-mock.js';
import { buildSearchIndex } from './search/build-index.js';
import { type Frame, htmlPath } from './components/page.js';
import { renderPage } from './components/render-page.js';
import { listPages, type PageSources, buildPages } from './pages/site-pages.js';
import { readStyle } from './components/style.js';

export interface SiteSources extends PageSources {
  /** The public URL of the site, with a slash at the end; undefined if unknown. */
  siteUrl: string | undefined;
  /** The URL of the repository, without a slash at the end; undefined if unknown. */
  repositoryUrl?: string | undefined;
  /** The day of the last change, as `YYYY-MM-DD`; undefined if unknown. */
  date?: string | undefined;
}

/**
 * Renders all files of the site except `reference/` and the bundle.
 *
 * @returns the files by their path in the site's folder
 */
export async function renderSite({
  siteUrl,
  repositoryUrl,
  date,
  ...sources
}: SiteSources): Promise<Map<string, string | Uint8Array>> {
  const { site } = sources;
  const pages = buildPages({ ...sources, repositoryUrl });
  const index = JSON.stringify(
    buildSearchIndex(
      site,
      [...pages.general, ...pages.workflows, ...pages.schemas],
      [...sources.guides, ...sources.packageGuides],
    ),
  );
  const indexName = `search.${shortHash(index)}.json`;
  const scripts = await bundleScripts(indexName, listPlatformChoices(site.contract));
  const { entry: script, boot: bootScript, pageScripts } = scripts;
  const frame: Frame = { site, css: readStyle(), script, bootScript, pageScripts, siteUrl, repositoryUrl, date };
  const all = listPages(pages);
  const markdown = new MarkdownWriter();
  const collection = buildCollection(site, localMock.url);
  return new Map<string, string | Uint8Array>([
    ...[...all, pages.notFound].map((page): [string, string] => [htmlPath(page.address), renderPage(page, frame)]),
    ...[...all, pages.notFound].map((page): [string, string] => [markdownPath(page.address), markdown.write(page)]),
    ...site.operations.map(({ operation }): [string, string] => [
      `api/${operation.id}/try.json`,
      JSON.stringify(buildTryForm(site.contract, operation)),
    ]),
    ['scopes/required-scopes.json', JSON.stringify(collectRequiredScopes(site.contract))],
    // A server that forwards requests to a mock replaces this file, so that pages find the mock.
    ['mock.json', JSON.stringify({ base: null })],
    ...scripts.files,
    [indexName, index],
    ['card.png', readFileSync(join(sourceDir, 'assets', 'card.png'))],
    ['favicon.svg', readFileSync(join(sourceDir, 'assets', 'favicon.svg'), 'utf8')],
    ['llms.txt', buildLlmsText(site, pages)],
    ...readUploads(collection),
    ['llms-full.txt', buildFullText(all, markdown)],
    ['wapi.postman_collection.json', buildPostmanCollection(collection)],
    ['wapi.bruno.zip', zipBrunoFiles(buildBrunoFiles(collection))],
    ...(siteUrl === undefined
      ? []
      : [['sitemap.xml', buildSitemap(all, siteUrl)] as const, ['robots.txt', buildRobots(siteUrl)] as const]),
  ]);
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
