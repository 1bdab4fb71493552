import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleScripts } from './browser-scripts.js';
import { llmsText } from './llms-text.js';
import type { SiteModel } from './model/site-model.js';
import { buildTryForm } from './model/try-form.js';
import { sourceDir } from './package-root.js';
import type { Rule } from './read-rules.js';
import { buildSearchIndex } from './search/build-index.js';
import { type Frame, fileOf, renderPage } from './theme/page.js';
import { allPages, sitePages } from './theme/site-pages.js';
import { readStyle } from './theme/style.js';

/** What the site is made from. */
export interface SiteSources {
  site: SiteModel;
  rules: readonly Rule[];
  /** Where the site will be, with a slash at the end; undefined where that is not known. */
  siteUrl: string | undefined;
}

/** Renders the site's own pages and what they load, by the place below the site's folder. */
export async function siteFiles({ site, rules, siteUrl }: SiteSources): Promise<Map<string, string>> {
  const pages = sitePages(site, rules);
  const index = JSON.stringify(buildSearchIndex(site, pages.general, rules));
  const indexName = `search.${shortHash(index)}.json`;
  const scripts = await bundleScripts(indexName);
  const frame: Frame = { site, css: readStyle(), script: scripts.entry, siteUrl };
  return new Map([
    ...[...allPages(pages), pages.notFound].map((page): [string, string] => [fileOf(page.address), renderPage(page, frame)]),
    ...site.operations.map((model): [string, string] => [`api/${model.operation.id}/try.json`, JSON.stringify(buildTryForm(site.contract, model))]),
    // A server that runs the mock beside the site answers this address with where it is.
    ['mock.json', JSON.stringify({ base: null })],
    ...scripts.files,
    [indexName, index],
    ['favicon.svg', readFileSync(join(sourceDir, 'assets', 'favicon.svg'), 'utf8')],
    ['llms.txt', llmsText(site)],
  ]);
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
