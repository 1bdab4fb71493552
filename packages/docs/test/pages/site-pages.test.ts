import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { listSandboxes } from '../../src/model/try-form.js';
import { attributes, bundle, decode, files, ownPages, readPage, site } from '../support/site.js';

const script = files.find((name) => /^site\..{8}\.js$/.test(name)) ?? '';

describe('the site', () => {
  it('has a page for each operation, the other pages and the files', () => {
    const expected = site.operations.map(({ operation }) => `api/${operation.id}/index.html`);
    expect(files).toEqual(
      expect.arrayContaining([
        ...expected,
        'index.html',
        '404.html',
        'openapi.json',
        'openapi.yaml',
        'llms.txt',
        'reference/index.html',
        'webhooks/index.html',
        'rules/index.html',
      ]),
    );
    expect(readPage('openapi.json')).toBe(bundle.json);
    expect(readPage('openapi.yaml')).toBe(bundle.yaml);
  });
});

/**
 * The maximum size of a page with its styles and script, after compression. Two pages are larger, because they contain
 * the packages' READMEs.
 */
const maxKib = (page: string): number => (['client/index.html', 'mock/index.html'].includes(page) ? 28 : 20);

describe.each(ownPages)('%s', (name) => {
  const html = readPage(name);

  it('has its own title and a description', () => {
    const others = ownPages.filter((other) => other !== name).map(readPage);
    const title = /<title>(.+?)<\/title>/.exec(html)?.[0] ?? '';
    expect(title).not.toBe('');
    expect(others.filter((other) => other.includes(title))).toEqual([]);
    expect(/<meta name="description" content="[^"]{20,}"/.test(html)).toBe(true);
  });

  it('has structured data and a canonical URL', () => {
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '') as Record<
      string,
      string
    >;
    expect(data).toMatchObject({ '@context': 'https://schema.org', '@type': 'TechArticle' });
    expect(data['description']).toBe(decode(/<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? ''));
    expect(/<link rel="canonical" href="([^"]*)"/.exec(html)?.[1]).toBe(name === '404.html' ? './404.html' : './');
  });

  it('has no broken links', () => {
    const ids = new Map<string, string[]>();
    for (const link of attributes(html, 'href').filter((href) => !/^https?:/.test(href))) {
      const [path = '', anchor] = link.split('#');
      const resolved = posix.join('/', posix.dirname(name), path).slice(1);
      const target =
        path === '' ? name : resolved === '' || resolved.endsWith('/') ? `${resolved}index.html` : resolved;
      expect(files, link).toContain(target);
      if (!anchor || target.startsWith('reference/')) continue;
      if (!ids.has(target)) ids.set(target, attributes(readPage(target), 'id'));
      expect(ids.get(target), link).toContain(anchor);
    }
  });

  it('uses each id once', () => {
    const ids = attributes(html, 'id');
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('loads nothing from other hosts', () => {
    const loaded = [...html.matchAll(/<(?:link|script|img|iframe|source)\b[^>]*>/g)].map(([tag]) => tag);
    expect(
      loaded.filter((tag) => !/rel="(canonical|alternate)"/.test(tag) && /(?:src|href)="(?:https?:)?\/\//.test(tag)),
    ).toEqual([]);
    const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, text]) => text).join('');
    expect(/url\(|@import/.test(styles)).toBe(false);
  });

  it('allows its styles and its first script by hash, and no script but its own', () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    const boot = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
    const bootHash = createHash('sha256').update(boot).digest('base64');
    const policy = attributes(html, 'content')[0];
    // The form on an operation's page sends requests to the sandboxes.
    const hosts = name.startsWith('api/')
      ? listSandboxes(bundle.contract).map(({ url }) => ` ${new URL(url).origin}`)
      : [];
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; script-src 'self' 'sha256-${bootHash}'; child-src 'self'; connect-src 'self'${hosts.join('')}; img-src 'self' data:; base-uri 'none'; form-action 'none'`,
    );
    expect(html.split('<script>')).toHaveLength(2);
    expect(/<script(?!>|[^>]* src=|[^>]*ld\+json)|\sstyle="|\son\w+="/.test(html)).toBe(false);
  });

  // These two pages load an additional script for an interactive tool.
  const tools = { 'scopes/index.html': /^scope-calculator\./, 'errors/index.html': /^message-filter\./ }[name];
  it(`loads at most ${maxKib(name)} KiB gzipped with ${tools ? 'four' : 'three'} requests`, () => {
    const [first, ...others] = attributes(html, 'src').map((source) => posix.join(posix.dirname(name), source));
    expect(first).toBe(script);
    expect(others.filter((source) => !tools?.test(source))).toEqual([]);
    expect(others).toHaveLength(tools ? 1 : 0);
    expect(gzipSync(html, { level: 9 }).length + gzipSync(readPage(script), { level: 9 }).length).toBeLessThanOrEqual(
      maxKib(name) * 1024,
    );
    expect([...html.matchAll(/<link rel="(?:icon|stylesheet)/g)]).toHaveLength(1);
  });

  it('has the navigation before its main part, with links that skip to both', () => {
    expect(html.indexOf('<nav id="nav"')).toBeLessThan(html.indexOf('<main'));
    expect([...html.matchAll(/<a class="skip" href="([^"]*)"/g)].map(([, href]) => href)).toEqual(['#main', '#nav']);
  });

  it('has headings in order', () => {
    const levels = [...html.slice(html.indexOf('<main')).matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.reduce((previous, level) => {
      expect(level - previous).toBeLessThanOrEqual(1);
      return level;
    }, 0);
  });
});
