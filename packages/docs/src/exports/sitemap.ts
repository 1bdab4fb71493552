import type { Page } from '../components/page.js';

/**
 * Writes the sitemap for search engines. It must contain absolute URLs, so it needs the URL of the published site.
 *
 * @param siteUrl with a slash at the end
 */
export function buildSitemap(pages: readonly Page[], siteUrl: string): string {
  const entries = pages.map(({ address }) => `  <url><loc>${siteUrl}${address}</loc></url>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...entries,
    `  <url><loc>${siteUrl}reference/</loc></url>`,
    '</urlset>',
    '',
  ].join('\n');
}

/** Writes a robots.txt that allows everything and links to the sitemap. */
export function buildRobots(siteUrl: string): string {
  return `User-agent: *\nAllow: /\nSitemap: ${siteUrl}sitemap.xml\n`;
}
