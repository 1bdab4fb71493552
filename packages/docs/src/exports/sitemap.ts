import type { Page } from '../components/page.js';

/**
 * The site's pages for search engines. A sitemap must have whole addresses, so there is one only where it is known where the site will be.
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

/** Lets every robot read everything, and tells where the sitemap is. */
export function buildRobots(siteUrl: string): string {
  return `User-agent: *\nAllow: /\nSitemap: ${siteUrl}sitemap.xml\n`;
}
