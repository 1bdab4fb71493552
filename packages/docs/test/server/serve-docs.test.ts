import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMock, type Mock } from '@wapi/mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DocsError, type ServedDocs, serveDocs } from '../../src/index.js';
import { rebase } from '../../src/components/rebase.js';
import { ownPages } from '../support/site.js';

describe('serveDocs', () => {
  let docs: ServedDocs;
  beforeAll(async () => {
    docs = await serveDocs({ port: 0 });
  });
  afterAll(() => docs.close());

  it.each([
    ['', 200, 'text/html'],
    ['api/createToken/', 200, 'text/html'],
    ['openapi.json', 200, 'application/json'],
    ['favicon.svg', 200, 'image/svg+xml'],
    ['nothing/here/', 404, 'text/html'],
    ['%zz', 404, 'text/html'],
    ['../package.json', 404, 'text/html'],
    ['..%2fpackage.json', 404, 'text/html'],
  ])('responds to /%s with %i', async (path, status, type) => {
    const response = await fetch(docs.url + path);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain(type);
    expect((await response.text()).includes('<h1>Page not found</h1>')).toBe(status === 404);
  });

  // Lint reports link to rules without a final slash.
  it.each(['api/createToken', 'rules/scope-parents'])(
    'redirects /%s to the address with a slash, because links on the page are relative',
    async (path) => {
      const response = await fetch(docs.url + path);
      expect(response.redirected).toBe(true);
      expect(response.url).toBe(`${docs.url}${path}/`);
      expect(response.status).toBe(200);
    },
  );

  it('adapts the links of the page for unknown addresses to the depth of the path', async () => {
    const html = await (await fetch(`${docs.url}a/b/c`)).text();
    expect(html).toContain('href="../../scopes/"');
    expect(html).not.toMatch(/ (href|src)="\.\//);
  });

  it('rejects all methods except GET and HEAD', async () => {
    const response = await fetch(docs.url, { method: 'POST' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });

  it('rejects with EADDRINUSE if the port is in use', async () => {
    await expect(serveDocs({ port: Number(new URL(docs.url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('switches to a different site, and serves the current one if the folder contains no site', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wapi-site-'));
    const other = await serveDocs({ port: 0 });
    const read = async (path: string) => (await fetch(other.url + path)).text();
    expect(() => other.show(folder)).toThrow(DocsError);
    expect(await read('')).toContain('<html');
    for (const name of ['index.html', '404.html']) writeFileSync(join(folder, name), `other ${name}`);
    mkdirSync(join(folder, 'deep'));
    writeFileSync(join(folder, 'deep', 'index.html'), 'other deep page');
    other.show(folder);
    expect([await read(''), await read('nothing'), await read('deep')]).toEqual([
      'other index.html',
      'other 404.html',
      'other deep page',
    ]);
    await other.close();
    rmSync(folder, { recursive: true });
  });

  it('stops listening after close()', async () => {
    const other = await serveDocs({ port: 0 });
    await fetch(other.url);
    await other.close();
    await expect(fetch(other.url)).rejects.toThrow('fetch failed');
  });
});

describe('serveDocs with a mock', () => {
  let mock: Mock;
  let docs: ServedDocs;
  beforeAll(async () => {
    mock = createMock();
    docs = await serveDocs({ port: 0, mock: (await mock.listen(0)).origin });
  });
  afterAll(async () => {
    await docs.close();
    await mock.close();
  });

  it('serves the path of the mock as mock.json, or null without a mock', async () => {
    expect(await (await fetch(`${docs.url}mock.json`)).json()).toEqual({ base: 'mock-api' });
    const alone = await serveDocs({ port: 0 });
    expect(await (await fetch(`${alone.url}mock.json`)).json()).toEqual({ base: null });
    expect((await fetch(`${alone.url}mock-api/wapi/user`)).status).toBe(404);
    await alone.close();
  });

  it('replaces the default address of the mock in everything that readers copy', async () => {
    const { origin } = await mock.listen(0);
    const own = await serveDocs({ port: 0, mock: origin });
    for (const path of ['', 'index.html', 'index.md', 'environments/', 'mock/', 'wapi.postman_collection.json']) {
      const text = await (await fetch(own.url + path)).text();
      expect(text, path).toContain(origin);
      expect(text, path).not.toContain('http://127.0.0.1:4010');
    }
    await own.close();
  });

  it('forwards requests with method, query, headers and body, and the response back', async () => {
    const body = new FormData();
    for (const [name, value] of Object.entries({
      email: 'wapi@test.com',
      password: 'Passw0rd!',
      scopes: 'wapi-user-all',
    }))
      body.set(name, value);
    const granted = await fetch(`${docs.url}mock-api/wapi/auth/tokens`, { method: 'POST', body });
    expect(granted.status).toBe(200);
    const { access_token: token } = (await granted.json()) as { access_token: string };
    const banks = await fetch(`${docs.url}mock-api/wapi/user/banks/local?x=1`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(banks.status).toBe(200);
    expect(banks.headers.get('x-wapi-mock-explain')).toEqual(expect.any(String));
    expect(await (await fetch(`${docs.url}mock-api/__wapi/returned?uuid=7`)).json()).toEqual({ query: { uuid: '7' } });
  });

  it('forwards no request for a page', async () => {
    for (const name of ownPages)
      expect((await fetch(docs.url + name.replace(/index\.html$/, ''))).headers.get('content-type'), name).toContain(
        'text/html',
      );
  });

  it('responds with 502 if the mock does not respond', async () => {
    const gone = createMock();
    const { origin } = await gone.listen(0);
    await gone.close();
    const other = await serveDocs({ port: 0, mock: origin });
    const response = await fetch(`${other.url}mock-api/wapi/user`);
    expect(response.status).toBe(502);
    expect(await response.json()).toEqual({ message: 'The mock does not respond. Check that it is still running.' });
    await other.close();
  });
});

describe('rebase', () => {
  it.each([
    ['/x', './scopes/'],
    ['/x/', '../scopes/'],
    ['/x/y/z', '../../scopes/'],
  ])('changes a link at %s to %s', (path, expected) => {
    expect(rebase('<a href="./scopes/">', path)).toBe(`<a href="${expected}">`);
  });
});
