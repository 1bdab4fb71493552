import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { attributes, bundle, files, mainText, ownPages, plain, readPage, site } from './support/site.js';

const script = files.find((name) => /^site\..{8}\.js$/.test(name)) ?? '';

describe('the site', () => {
  it('has a page for each operation, and the rest', () => {
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

  it('lists every operation and event for language models', () => {
    const text = readPage('llms.txt');
    for (const { operation } of site.operations)
      expect(text).toContain(`[${operation.method} ${operation.path}](api/${operation.id}/index.md): ${operation.summary}`);
    for (const { event } of bundle.contract.webhooks) expect(text).toContain(`[${event}](webhooks/index.md#${event}): `);
    for (const [, link = ''] of text.matchAll(/\]\(([^)#]+)/g)) expect(files).toContain(link);
  });

  it('lists every operation on the first page', () => {
    const text = mainText(readPage('index.html'));
    for (const { operation } of site.operations) expect(text).toContain(`${operation.method} ${operation.path} ${operation.summary}`);
    for (const line of ['createWapi', '127.0.0.1:4010/wapi', 'Send exactly one of a bearer token']) expect(text).toContain(line);
  });

  it('lists every scope with its parent and the operations that need it', () => {
    const html = readPage('scopes/index.html');
    for (const [name, { parent, description }] of Object.entries(bundle.contract.credentials.bearer.scopes)) {
      expect(attributes(html, 'id')).toContain(name);
      if (parent === undefined) continue;
      const entry = new RegExp(`<div id="${name}">.*?</div>`).exec(html)?.[0] ?? '';
      expect(entry).toContain(`Parent: <code>${parent}</code>`);
      expect(mainText(`<main>${entry}</main>`)).toContain(plain(description));
      const needed = bundle.contract.operations.filter(({ scopes }) => scopes.some((scope) => scope === name));
      expect(attributes(entry, 'href')).toEqual(needed.map(({ id }) => `../api/${id}/`));
    }
  });

  it('says how to ask for several scopes', () => {
    const html = readPage('scopes/index.html');
    const examples = bundle.contract.operations
      .find(({ id }) => id === 'createToken')
      ?.requestBody?.content[0]?.examples.map(({ value }) => (value as { scopes: string }).scopes);
    const [, example = ''] =
      /To ask for several, join their names by spaces in the field scopes of Grant a token, e\.g\. ([^.]*)\./.exec(mainText(html)) ?? [];
    expect(example.split(' ').length).toBeGreaterThan(1);
    expect(examples).toContain(example);
    expect(attributes(html, 'href')).toContain('../api/createToken/#body-scopes');
  });

  it('lists every error message with what gives it', () => {
    const html = readPage('errors/index.html');
    const text = mainText(html);
    for (const { responses, id } of bundle.contract.operations) {
      for (const { status, examples } of responses.filter((response) => response.status >= 400)) {
        for (const example of examples) {
          const { message } = example.value as { message: string };
          expect(text).toContain(message);
          const entry = new RegExp(`<dd><b>${status}</b>(?:(?!</dd>).)*<code>${example.name}</code>.*?</dd>`).exec(html)?.[0] ?? '';
          const isNamed =
            entry.includes(`../api/${id}/#${status}"`) ||
            /Every operation(?! except)/.test(entry) ||
            (entry.includes('Every operation except') && !entry.includes(`../api/${id}/"`));
          expect(isNamed, `${id} ${status} ${example.name}`).toBe(true);
        }
      }
    }
    for (const template of Object.values(bundle.contract.messageTemplates)) expect(text).toContain(template);
  });

  it('has the whole register of discrepancies', () => {
    const html = readPage('discrepancies/index.html');
    const text = mainText(html);
    for (const { id, title, sources, decision, find_out: findOut } of bundle.discrepancies) {
      expect(attributes(html, 'id')).toContain(id);
      for (const part of [title, decision, findOut, ...sources.flatMap(({ where, says }) => [where, says])]) expect(text).toContain(plain(part));
    }
  });
});

/** The guides, which are whole READMEs, and the registers. */
const KIB_OF_LONG_PAGES: Readonly<Record<string, number>> = { client: 12, discrepancies: 12, errors: 12, mock: 15 };

describe.each(ownPages)('%s', (name) => {
  const html = readPage(name);

  it('has a title and a description of its own', () => {
    const others = ownPages.filter((other) => other !== name).map(readPage);
    const title = /<title>(.+?)<\/title>/.exec(html)?.[0] ?? '';
    expect(title).not.toBe('');
    expect(others.filter((other) => other.includes(title))).toEqual([]);
    expect(/<meta name="description" content="[^"]{20,}"/.test(html)).toBe(true);
  });

  it('links to nothing that is not there', () => {
    const ids = new Map<string, string[]>();
    for (const link of attributes(html, 'href').filter((href) => !/^https?:/.test(href))) {
      const [path = '', anchor] = link.split('#');
      const resolved = posix.join('/', posix.dirname(name), path).slice(1);
      const target = path === '' ? name : resolved === '' || resolved.endsWith('/') ? `${resolved}index.html` : resolved;
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

  it('loads nothing from elsewhere', () => {
    const loaded = [...html.matchAll(/<(?:link|script|img|iframe|source)\b[^>]*>/g)].map(([tag]) => tag);
    expect(loaded.filter((tag) => !/rel="(canonical|alternate)"/.test(tag) && /(?:src|href)="(?:https?:)?\/\//.test(tag))).toEqual([]);
    const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, text]) => text).join('');
    expect(/url\(|@import/.test(styles)).toBe(false);
  });

  it('allows its styles by hash, and no script but its own', () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = attributes(html, 'content')[0];
    // The form on an operation's page can call the sandboxes.
    const hosts = name.startsWith('api/') ? Object.keys(bundle.contract.platforms).map((code) => ` https://${code}sb.wipayfinancial.com`) : [];
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; script-src 'self'; connect-src 'self'${hosts.join('')}; img-src 'self' data:; base-uri 'none'; form-action 'none'`,
    );
    expect(/<script(?![^>]* src=|[^>]*ld\+json)|\sstyle="|\son\w+="/.test(html)).toBe(false);
  });

  // What is read from top to bottom once, and not on every call, may be longer.
  const limit = KIB_OF_LONG_PAGES[name.split('/')[0] ?? ''] ?? 10;
  // Two pages have a tool of their own, which is a script more.
  const tools = { 'scopes/index.html': /^scope-calculator\./, 'errors/index.html': /^message-filter\./ }[name];
  it(`is at most ${limit} KiB and ${tools ? 'four' : 'three'} requests`, () => {
    const [first, ...others] = attributes(html, 'src').map((source) => posix.join(posix.dirname(name), source));
    expect(first).toBe(script);
    expect(others.filter((source) => !tools?.test(source))).toEqual([]);
    expect(others).toHaveLength(tools ? 1 : 0);
    expect(gzipSync(html, { level: 9 }).length + gzipSync(readPage(script), { level: 9 }).length).toBeLessThanOrEqual(limit * 1024);
    expect([...html.matchAll(/<link rel="(?:icon|stylesheet)/g)]).toHaveLength(1);
  });

  it('has its main part before the navigation, and headings in order', () => {
    expect(html.indexOf('<main')).toBeLessThan(html.indexOf('<nav'));
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.reduce((previous, level) => {
      expect(level - previous).toBeLessThanOrEqual(1);
      return level;
    }, 0);
  });
});
