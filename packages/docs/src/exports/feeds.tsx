import { render } from 'preact-render-to-string';
import { getRevisionId, RevisionChanges } from '../components/revision-changes.js';
import type { SiteModel } from '../model/site-model.js';

export interface FeedOptions {
  /** The public URL of the site, with a slash at the end. Feeds need absolute URLs. */
  siteUrl: string;
  /**
   * The day of the last change, as `YYYY-MM-DD`. The first revision gets this date, because no report exists for that
   * revision.
   */
  date: string | undefined;
}

interface Entry {
  url: string;
  title: string;
  /** In the form of RFC 3339. */
  updated: string;
  html: string;
}

/** The address of the changelog's page. */
const CHANGELOG = 'changes/';
const TITLE = 'WAPI reference: revisions';
const AUTHOR = 'wapi-kit';

/**
 * Writes the spec's revisions as an Atom feed (RFC 4287) and as a JSON Feed 1.1.
 *
 * @returns the files by name; no files if none of the revisions has a date, because each feed entry needs one
 */
export function buildFeeds(site: SiteModel, options: FeedOptions): Map<string, string> {
  const entries = listEntries(site, options);
  const [newest] = entries;
  if (newest === undefined) return new Map();
  return new Map([
    ['feed.xml', writeAtom(entries, newest.updated, options.siteUrl)],
    ['feed.json', writeJsonFeed(entries, options.siteUrl)],
  ]);
}

/** Newest first. */
function listEntries(site: SiteModel, { siteUrl, date }: FeedOptions): Entry[] {
  const changelog = siteUrl + CHANGELOG;
  const entries = site.revisions.map((revision) => ({
    url: `${changelog}#${getRevisionId(revision)}`,
    title: `Revision ${revision.version}`,
    updated: toTime(revision.date),
    html: render(<RevisionChanges site={site} root={siteUrl} revision={revision} />),
  }));
  if (entries.length > 0 || date === undefined) return entries;
  const html = '<p>The first revision of this description.</p>';
  return [{ url: changelog, title: `Revision ${site.revision}`, updated: toTime(date), html }];
}

function toTime(day: string): string {
  return `${day}T00:00:00Z`;
}

function writeAtom(entries: readonly Entry[], updated: string, siteUrl: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `  <id>${escape(siteUrl)}feed.xml</id>`,
    `  <title>${TITLE}</title>`,
    `  <updated>${updated}</updated>`,
    `  <author><name>${AUTHOR}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${escape(siteUrl)}feed.xml"/>`,
    `  <link rel="alternate" type="text/html" href="${escape(siteUrl)}${CHANGELOG}"/>`,
    ...entries.flatMap(({ url, title, updated: entryUpdated, html }) => [
      '  <entry>',
      `    <id>${escape(url)}</id>`,
      `    <title>${escape(title)}</title>`,
      `    <updated>${entryUpdated}</updated>`,
      `    <link rel="alternate" type="text/html" href="${escape(url)}"/>`,
      `    <content type="html">${escape(html)}</content>`,
      '  </entry>',
    ]),
    '</feed>',
    '',
  ].join('\n');
}

function writeJsonFeed(entries: readonly Entry[], siteUrl: string): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: TITLE,
    home_page_url: siteUrl + CHANGELOG,
    feed_url: `${siteUrl}feed.json`,
    language: 'en',
    authors: [{ name: AUTHOR }],
    items: entries.map(({ url, title, updated, html }) => ({
      id: url,
      url,
      title,
      content_html: html,
      date_modified: updated,
    })),
  });
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
