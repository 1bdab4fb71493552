import { createMock, type Mock } from '@wapi/mock';
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

/** What a page in Markdown does not have: the names above code, the way back, and the way to the Markdown. */
const FRAME = /<wbr\/>|<p>These in [^<]*<a href="index.md">.*?<\/p>|<figcaption>.*?<\/figcaption>|<p class="eyebrow">.*?<\/p>/g;

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

/** A request as a tool would send it, its variables not filled in yet. */
interface ToolRequest {
  name: string;
  method: string;
  url: string;
  hasToken: boolean;
  fields: readonly { name: string; value: string; isFile: boolean }[];
  /** What the tool runs when the answer is there; empty for nothing. */
  script: string;
}

/** A collection as a tool has it. */
interface ToolCollection {
  requests: readonly ToolRequest[];
  variables: Readonly<Record<string, string>>;
  /** What a WAPI Key is sent as, once that is chosen. */
  key: { name: string; value: string };
  /** Runs a script, which may set variables. */
  runScript: (script: string, answer: unknown, set: (name: string, value: string) => void) => void;
}

const documented = site.groups.flatMap(({ operations }) =>
  operations.flatMap(({ operation }) => {
    const examples = requestExamples(bundle.contract, operation);
    const grants = operation.responses.some(({ schema }) => schema.properties?.['access_token'] !== undefined);
    // What differs between the requests for a token is in variables.
    return (grants ? examples.slice(0, 1) : examples).map((example, _index, all) => ({
      title: all.length > 1 ? `${operation.summary}: ${example.name}` : operation.summary,
      operation,
      example,
    }));
  }),
);

describe.each([
  ['Postman', readPostman],
  ['Bruno', readBruno],
])('the collection for %s', (_tool, read) => {
  const mocks = new Map<string, Mock>();
  const { requests, variables, key, runScript } = read();

  beforeAll(() => {
    for (const { example } of documented) if (!mocks.has(example.platform)) mocks.set(example.platform, createMock({ platform: example.platform }));
  });
  afterAll(async () => {
    for (const mock of mocks.values()) await mock.close();
  });

  it('has every documented request', () => {
    expect(requests.map(({ name }) => name).toSorted()).toEqual(documented.map(({ title }) => title).toSorted());
  });

  it.each(documented)('sends $title, and the mock does what it asks', async ({ title, operation, example }) => {
    const mock = mocks.get(example.platform);
    const request = requests.find(({ name }) => name === title);
    if (!mock || !request) throw new Error('There is no such request.');
    await mock.reset();
    const { access: token, refresh: refreshToken } = await prepareCaller(mock, operation, example);
    const response = await send(mock, request, { ...variables, token, refreshToken });
    expect(operation.responses.map(({ status }) => status).filter((status) => status < 300)).toContain(response.status);
  });

  it('can be run in a row: a token is stored, may do everything, and is given back at the end', async () => {
    const mock = createMock();
    const current: Record<string, string> = { ...variables };
    const failed: string[] = [];
    for (const request of requests) {
      const response = await send(mock, request, current);
      const answer: unknown = await response.json();
      if (!response.ok) failed.push(`${request.name}: ${response.status} ${(answer as { message: string }).message}`);
      else if (request.script !== '') runScript(request.script, answer, (name, value) => (current[name] = value));
    }
    await mock.close();
    expect(current['token']).toMatch(/^ey/);
    // These need a payment, money or an account that the merchant does not have as the mock starts, or are for Jamaica.
    expect(failed).toEqual([
      'Create the local bank account: localBankDetailsInJamaica: 409 A local bank account is already configured.',
      'Retrieve a transaction: 400 The selected transaction id is invalid.',
      'Request a refund: 400 The selected transaction id is invalid.',
      'Charge a trusted card: orderToCharge: 400 The account number field is required.',
      'Request a withdrawal: ownBankAccount: 400 No bank account is configured.',
      'Request a withdrawal: bankedRecipient: 403 Insufficient funds on WiPay account to request withdrawal.',
      'Request a withdrawal: bankedRecipientInJamaica: 403 Insufficient funds on WiPay account to request withdrawal.',
      'Request a withdrawal: unbankedRecipient: 403 Insufficient funds on WiPay account to request withdrawal.',
      'Delete a withdrawal: 400 Withdrawal not found or cannot be deleted.',
    ]);
    expect(requests.at(-1)?.name).toBe(bundle.contract.operations.find(({ id }) => id === 'revokeToken')?.summary);
  });

  it('can send a WAPI Key instead', () => {
    expect(key).toEqual({ name: bundle.contract.credentials.wapiKey.header, value: '{{wapiKey}}' });
    expect(variables).toHaveProperty('wapiKey', '');
  });
});

async function send(mock: Mock, { method, url, hasToken, fields }: ToolRequest, variables: Readonly<Record<string, string>>): Promise<Response> {
  const fill = (text: string) => text.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => variables[name] ?? `no ${name}`);
  const body = new FormData();
  for (const { name, value, isFile } of fields) {
    if (isFile) body.append(name, new File([JPEG], value, { type: 'image/jpeg' }));
    else body.append(name, fill(value));
  }
  return mock.fetch(fill(url), {
    method,
    headers: { Accept: 'application/json', ...(hasToken && { Authorization: fill('Bearer {{token}}') }) },
    ...(fields.length > 0 && { body }),
  });
}

/** Reads the collection with Postman's own library. */
function readPostman(): ToolCollection {
  const collection = new Collection(JSON.parse(readPage('wapi.postman_collection.json')) as object);
  const requests: ToolRequest[] = [];
  collection.forEachItem((item: Item) => {
    const { method, url, body } = item.request;
    requests.push({
      name: item.name,
      method,
      url: url.toString(),
      hasToken: item.getAuth()?.type === 'bearer',
      fields: (body?.formdata?.all() ?? []).map((field) => {
        const { key, value, src: file, type: kind } = field.toJSON();
        return { name: key, value: (kind === 'file' ? file : value) ?? '', isFile: kind === 'file' };
      }),
      script: item.events
        .all()
        .flatMap(({ script }) => script.exec ?? [])
        .join('\n'),
    });
  });
  const { apikey = [] } = (JSON.parse(readPage('wapi.postman_collection.json')) as { auth: { apikey?: { key: string; value: string }[] } }).auth;
  const ofKey = Object.fromEntries(apikey.map((parameter) => [parameter.key, parameter.value]));
  return {
    requests,
    variables: Object.fromEntries(collection.variables.all().map(({ key, value }) => [key, String(value)])),
    key: { name: ofKey['key'] ?? '', value: ofKey['value'] ?? '' },
    runScript: (script, answer, set) => {
      // eslint-disable-next-line no-new-func -- the tool runs it so
      new Function('pm', script)({ response: { code: 200, json: () => answer }, collectionVariables: { set } });
    },
  };
}

interface BruRequest {
  http: { method: string; url: string; auth: string };
  meta: { name: string; seq: string };
  body?: { multipartForm?: { name: string; value: string | string[]; type: string }[] };
  script?: { res?: string };
}

/** Reads the collection with Bruno's own library, in its order, with the variables of its first environment. */
function readBruno(): ToolCollection {
  const archive = unzipSync(readFileSync(join(siteDir, 'wapi.bruno.zip')));
  const text = (name: string) => strFromU8(archive[`wapi/${name}`] ?? new Uint8Array());
  expect(JSON.parse(text('bruno.json'))).toMatchObject({ type: 'collection' });
  const { variables } = bruno.bruToEnvJsonV2(text('environments/Mock.bru')) as { variables: { name: string; value: string }[] };
  const { auth } = bruno.collectionBruToJson(text('collection.bru')) as { auth: { mode: string; apikey: { key: string; value: string } } };
  expect(auth.mode).toBe('bearer');
  const names = Object.keys(archive).map((name) => name.replace(/^wapi\//, ''));
  const place = (folder: string) => Number((bruno.collectionBruToJson(text(`${folder}/folder.bru`)) as { meta: { seq: string } }).meta.seq);
  const folders = names.filter((name) => name.endsWith('/folder.bru')).map((name) => name.replace(/\/folder\.bru$/, ''));
  return {
    variables: Object.fromEntries(variables.map(({ name, value }) => [name, value])),
    key: { name: auth.apikey.key, value: auth.apikey.value },
    runScript: (script, answer, set) => {
      // eslint-disable-next-line no-new-func -- the tool runs it so
      new Function('res', 'bru', script)({ status: 200, body: answer }, { setEnvVar: set });
    },
    requests: folders
      .toSorted((a, b) => place(a) - place(b))
      .flatMap((folder) =>
        names
          .filter((name) => name.startsWith(`${folder}/`) && !name.endsWith('/folder.bru'))
          .map((name) => bruno.bruToJsonV2(text(name)) as BruRequest)
          .toSorted((a, b) => Number(a.meta.seq) - Number(b.meta.seq)),
      )
      .map(({ http, meta, body, script }) => ({
        name: meta.name,
        method: http.method.toUpperCase(),
        url: http.url,
        hasToken: http.auth === 'bearer' || http.auth === 'inherit',
        fields: (body?.multipartForm ?? []).map(({ name, value, type }) => ({ name, value: [value].flat()[0] ?? '', isFile: type === 'file' })),
        script: script?.res ?? '',
      })),
  };
}
