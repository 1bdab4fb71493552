import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSiteModel } from '../../src/model/site-model.js';
import { siteDir } from '../../src/package-root.js';
import { readBundle } from '../../src/sources/read-bundle.js';

/** The bundle from which the built site was made. */
export const bundle = readBundle();

/** The content of the built site. */
export const site = buildSiteModel(bundle);

/** The paths of all files in the built site, relative to its folder. */
export const files = readdirSync(siteDir, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(siteDir.length + 1));

/** The site's own HTML pages, without Redocly's page. */
export const ownPages = files.filter((name) => name.endsWith('.html') && !name.startsWith('reference/'));

export function readPage(name: string): string {
  return readFileSync(join(siteDir, name), 'utf8');
}

export function readOperationPage(operationId: string): string {
  return readPage(`api/${operationId}/index.html`);
}

/** Returns the visible text of a page's main part, on one line. */
export function mainText(html: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
  return normalise(
    decode(
      main
        .replaceAll(/<wbr\/?>/g, '')
        .replaceAll(/<\/?(code|b|i|u|q|a|span|strong|em)\b[^>]*>/g, '')
        .replaceAll(/<[^>]+>/g, ' '),
    ),
  );
}

/** Returns the content of a page's code blocks as plain text, except JSON. */
export function codeBlocks(html: string): string[] {
  return [...html.matchAll(/<pre(?! class="json")[^>]*><code>([\s\S]*?)<\/code>/g)].map(([, code = '']) => plain(code));
}

/** Returns the parsed values of a page's JSON blocks. */
export function jsonBlocks(html: string): unknown[] {
  return [...html.matchAll(/<pre class="json"[^>]*><code>([\s\S]*?)<\/code>/g)].map(
    ([, code = '']) => JSON.parse(plain(code)) as unknown,
  );
}

function plain(code: string): string {
  return decode(code.replaceAll(/<\/?[biu]>/g, ''));
}

/** Removes all `details` elements from a page, including nested ones. */
export function withoutDetails(html: string): string {
  const rest = html.replaceAll(/<details[^>]*>(?:(?!<details)[\s\S])*?<\/details>/g, '');
  return rest === html ? rest : withoutDetails(rest);
}

/** Removes the backticks from Markdown, so that tests can compare it with the text of a page. */
export function markdownText(markdown: string): string {
  return normalise(markdown.replaceAll('`', ''));
}

export function normalise(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

export function decode(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** Returns all values of an attribute on a page. */
export function attributes(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value = '']) => decode(value));
}
