import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleScripts, bundleWorker, WORKER_NAME } from './bundle-scripts.js';
import { zipBrunoFiles, buildBrunoFiles } from './exports/bruno.js';
import { buildCollection } from './exports/collection.js';
import { buildFullText, buildLlmsText } from './exports/llms-text.js';
import { buildFeeds } from './exports/feeds.js';
import { MarkdownWriter, markdownPath } from './exports/markdown-page.js';
import { buildPostmanCollection } from './exports/postman.js';
import { readUploads } from './exports/uploads.js';
import { buildRobots, buildSitemap } from './exports/sitemap.js';
import { listPlatformChoices } from './model/platform-choices.js';
import { collectRequiredScopes } from './model/required-scopes.js';
import { buildTryForm } from './model/try-form.js';
import { sourceDir } from './package-root.js';
import { localMock } from './samples/local-mock.js';
import { type OtherShells } from './samples/shell.js';
import { buildSearchIndex } from './search/build-index.js';
import { highlight } from './components/highlight.js';
import { type Frame, htmlPath } from './components/page.js';
import { renderPage } from './components/render-page.js';
import { listPages, type PageSources, buildPages } from './pages/site-pages.js';
import { readStyle } from './components/style.js';

export interface SiteSources extends PageSources {
  /** The public URL of the site, with a slash at the end; undefined if unknown. */
  siteUrl: string | undefined;
  /** The URL of the repository, without a slash at the end; undefined if unknown. */
  repositoryUrl?: string | undefined;
  /**
   * Whether readers can read opened pages offline. Has an effect only if `siteUrl` is known.
   *
   * @default true
   */
  offline?: boolean | undefined;
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
  offline = true,
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
  const scripts = await bundleScripts(indexName, listPlatformChoices(site.contract), siteUrl !== undefined && offline);
  const { entry: script, boot: bootScript, pageScripts } = scripts;
  const feeds = siteUrl === undefined ? new Map<string, string>() : buildFeeds(site, { siteUrl, date });
  const frame: Frame = {
    site,
    css: readStyle(),
    script,
    bootScript,
    pageScripts,
    siteUrl,
    repositoryUrl,
    date,
    hasFeeds: feeds.size > 0,
  };
  const all = listPages(pages);
  const markdown = new MarkdownWriter();
  const collection = buildCollection(site, localMock.url);
  const html = siteUrl === undefined ? [...all, pages.notFound] : [...all, pages.notFound, pages.offline];
  const built = new Map<string, string | Uint8Array>([
    ...html.map((page): [string, string] => [htmlPath(page.address), renderPage(page, frame)]),
    ...[...all, pages.notFound].map((page): [string, string] => [markdownPath(page.address), markdown.write(page)]),
    ...site.operations.map(({ operation }): [string, string] => [
      `api/${operation.id}/try.json`,
      JSON.stringify(buildTryForm(site.contract, operation)),
    ]),
    ['shells.json', renderShells(site.firstCall.shells)],
    ...site.operations.map(({ operation, samples }): [string, string] => [
      `api/${operation.id}/shells.json`,
      renderShells({
        powershell: samples.map((sample) => sample.powershell),
        cmd: samples.map((sample) => sample.cmd),
      }),
    ]),
    ['scopes/required-scopes.json', JSON.stringify(collectRequiredScopes(site.contract))],
    // A server that forwards requests to a mock replaces this file, so that pages learn the mock's address.
    ['mock.json', JSON.stringify({ base: null })],
    ...feeds,
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
  if (siteUrl === undefined) return built;
  const stored = ['./', 'offline.html', 'favicon.svg', indexName, ...scripts.offline];
  return built.set(WORKER_NAME, await bundleWorker(hashFiles(built), offline ? stored : undefined));
}

/** Returns JSON with the commands of a page for shells other than Bash, as highlighted HTML. */
function renderShells({ powershell, cmd }: OtherShells): string {
  return JSON.stringify({
    powershell: powershell.map((command) => highlight(command, 'powershell')),
    cmd: cmd.map((command) => highlight(command, 'cmd')),
  });
}

function hashFiles(files: ReadonlyMap<string, string | Uint8Array>): string {
  const hash = createHash('sha256');
  for (const [name, content] of files) hash.update(name).update(content);
  return hash.digest('hex').slice(0, 16);
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
