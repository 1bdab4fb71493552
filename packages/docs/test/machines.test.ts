import { createMock, type Mock } from '@wapi/mock';
import type { Operation } from '@wapi/types';
import bruno from '@usebruno/lang';
import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { Collection, type Item } from 'postman-collection';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siteDir } from '../src/package-root.js';
import { readGuides } from '../src/read-guides.js';
import { readRules } from '../src/read-rules.js';
import { requestExamples } from '../src/samples/request-example.js';
import { siteFiles } from '../src/site-files.js';
import { JPEG, prepareCaller } from './support/mock-caller.js';
import { attributes, bundle, decode, files, mainText, ownPages, readPage, site } from './support/site.js';

/** What a page in Markdown does not have: the names above code and the way back. */
const FRAME = /<wbr\/>|<figcaption>.*?<\/figcaption>|<p class="eyebrow">.*?<\/p>/g;

describe.each(ownPages)('%s', (name) => {
  const html = readPage(name);
  const twin = name.replace(/\.html$/, '.md');
  const markdown = readPage(twin);

  it('has a Markdown twin that says the same', () => {
    expect(attributes(html, 'href')).toContain(posix.basename(twin));
    const heading = /<h1[^>]*>(.*?)<\/h1>/.exec(html)?.[1] ?? '';
    expect(markdown).toContain(`# ${decode(heading)}`);
    const words = (text: string) => new Set(text.match(/[A-Za-z]{4,}/g));
    const said = words(markdown);
    expect([...words(mainText(html.replaceAll(FRAME, '')))].filter((word) => !said.has(word))).toEqual([]);
    expect(/<\/?[a-z]+[ >]/.test(markdown.replaceAll(/```[\s\S]*?```|`[^`]*`/g, ''))).toBe(false);
  });

  it('has a twin whose links lead to Markdown or to a file that is there', () => {
    for (const [, link = ''] of markdown.replaceAll(/```[\s\S]*?```/g, '').matchAll(/\]\(([^)\s]+)\)/g)) {
      const [path = ''] = link.split('#');
      if (path === '' || /^https?:/.test(path)) continue;
      const target = posix.join(posix.dirname(name), path);
      expect(files, link).toContain(target.endsWith('reference/') ? `${target}index.html` : target);
    }
  });

  it('has structured data and a canonical address', () => {
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '') as Record<string, string>;
    expect(data).toMatchObject({ '@context': 'https://schema.org', '@type': 'TechArticle' });
    expect(data['description']).toBe(decode(/<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? ''));
    expect(/<link rel="canonical" href="([^"]*)"/.exec(html)?.[1]).toBe(name === '404.html' ? './404.html' : './');
  });
});

describe('a site whose address is known', () => {
  it('has whole canonical addresses, a sitemap of all pages, and tells robots of it', async () => {
    const siteUrl = 'https://docs.example.com/wapi/';
    const built = await siteFiles({ site, rules: readRules(), guides: readGuides(), siteUrl });
    expect(built.get('api/createToken/index.html')).toContain(`<link rel="canonical" href="${siteUrl}api/createToken/"/>`);
    const addresses = [...String(built.get('sitemap.xml')).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address);
    const pages = ownPages.filter((name) => name !== '404.html').map((name) => siteUrl + name.replace(/index\.html$/, ''));
    expect(addresses.toSorted()).toEqual([...pages, `${siteUrl}reference/`].toSorted());
    expect(built.get('robots.txt')).toContain(`Sitemap: ${siteUrl}sitemap.xml`);
    expect(files).not.toContain('sitemap.xml');
  });
});

describe('two builds of the site', () => {
  it('are the same, byte for byte', async () => {
    const built = await siteFiles({ site, rules: readRules(), guides: readGuides(), siteUrl: undefined });
    for (const [name, content] of built) expect(Buffer.from(content).equals(readFileSync(join(siteDir, name))), name).toBe(true);
  });
});

/** A request as a tool would send it. */
interface ToolRequest {
  method: string;
  url: string;
  hasToken: boolean;
  fields: readonly { name: string; value: string; isFile: boolean }[];
}

const documented = site.groups.flatMap(({ operations }) =>
  operations.flatMap(({ operation }) => requestExamples(bundle.contract, operation).map((example) => ({ operation, example }))),
);

describe.each([
  ['Postman', readPostman],
  ['Bruno', readBruno],
])('the collection for %s', (_tool, read) => {
  const mocks = new Map<string, Mock>();
  const requests = read();

  beforeAll(() => {
    for (const { example } of documented) if (!mocks.has(example.platform)) mocks.set(example.platform, createMock({ platform: example.platform }));
  });
  afterAll(async () => {
    for (const mock of mocks.values()) await mock.close();
  });

  it('has every documented request', () => {
    expect(requests).toHaveLength(documented.length);
  });

  it.each(
    documented.map(({ operation, example }, index) => ({ title: [operation.id, example.name].filter(Boolean).join(' '), operation, example, index })),
  )('sends $title, and the mock does what it asks', async ({ operation, example, index }) => {
    const mock = mocks.get(example.platform);
    const request = requests[index];
    if (!mock || !request) throw new Error('There is no such request.');
    await mock.reset();
    const { access, refresh } = await prepareCaller(mock, operation, example);
    const response = await mock.fetch(request.url, { method: request.method, ...headersOf(request, access), ...bodyOf(request, operation, refresh) });
    expect(operation.responses.map(({ status }) => status).filter((status) => status < 300)).toContain(response.status);
  });
});

function headersOf({ hasToken }: ToolRequest, token: string) {
  return { headers: { Accept: 'application/json', ...(hasToken && { Authorization: `Bearer ${token}` }) } };
}

function bodyOf({ fields }: ToolRequest, { id }: Operation, refreshToken: string): { body?: FormData } {
  if (fields.length === 0) return {};
  const body = new FormData();
  for (const { name, value, isFile } of fields) {
    if (isFile) body.append(name, new File([JPEG], value, { type: 'image/jpeg' }));
    // The documented one is good for nothing.
    else body.append(name, id === 'refreshToken' && name === 'refresh_token' ? refreshToken : value);
  }
  return { body };
}

/** Reads the collection with Postman's own library, and fills its variables in. */
function readPostman(): ToolRequest[] {
  const collection = new Collection(JSON.parse(readPage('wapi.postman_collection.json')) as object);
  const requests: ToolRequest[] = [];
  collection.forEachItem((item: Item) => {
    const { method, url, body } = item.request;
    requests.push({
      method,
      url: collection.variables.replace(url.toString()),
      hasToken: item.getAuth()?.type === 'bearer',
      fields: (body?.formdata?.all() ?? []).map((field) => {
        const { key, value, src: file, type: kind } = field.toJSON();
        return { name: key, value: (kind === 'file' ? file : value) ?? '', isFile: kind === 'file' };
      }),
    });
  });
  return requests;
}

interface BruRequest {
  http: { method: string; url: string; auth: string };
  meta: { seq: string };
  body?: { multipartForm?: { name: string; value: string | string[]; type: string }[] };
}

/** Reads the collection with Bruno's own library, in its order, and fills in the variables of its first environment. */
function readBruno(): ToolRequest[] {
  const archive = unzipSync(readFileSync(join(siteDir, 'wapi.bruno.zip')));
  const text = (name: string) => strFromU8(archive[`wapi/${name}`] ?? new Uint8Array());
  expect(JSON.parse(text('bruno.json'))).toMatchObject({ type: 'collection' });
  const { variables } = bruno.bruToEnvJsonV2(text('environments/Mock.bru')) as { variables: { name: string; value: string }[] };
  const baseUrl = variables.find(({ name }) => name === 'baseUrl')?.value ?? '';
  return site.groups.flatMap(({ tag }) =>
    Object.keys(archive)
      .filter((name) => name.startsWith(`wapi/${tag.name}/`))
      .map((name) => bruno.bruToJsonV2(strFromU8(archive[name] ?? new Uint8Array())) as BruRequest)
      .toSorted((a, b) => Number(a.meta.seq) - Number(b.meta.seq))
      .map(({ http, body }) => ({
        method: http.method.toUpperCase(),
        url: http.url.replace('{{baseUrl}}', baseUrl),
        hasToken: http.auth === 'bearer',
        fields: (body?.multipartForm ?? []).map(({ name, value, type }) => ({ name, value: [value].flat()[0] ?? '', isFile: type === 'file' })),
      })),
  );
}
