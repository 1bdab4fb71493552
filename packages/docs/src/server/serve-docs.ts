import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import sirv from 'sirv';
import { rebase } from '../components/rebase.js';
import { DocsError } from '../docs-error.js';
import { MOCK_BASE } from '../mock-base.js';
import { siteDir } from '../package-root.js';
import { forwardToMock } from './mock-proxy.js';
import { replaceMockOrigin } from './replace-mock-origin.js';

export interface ServeDocsOptions {
  /** The port to listen on. 0 selects a free port. */
  port: number;
  /** @default '127.0.0.1' */
  host?: string;
  /**
   * The origin of a running mock. If given, the server forwards requests below `/mock-api/` to it, so that pages can
   * call the mock.
   *
   * @example 'http://127.0.0.1:4010'
   */
  mock?: string;
}

/** A running server for the site. */
export interface ServedDocs {
  /** The URL of the home page, with a slash at the end. */
  url: string;
  /**
   * Switches to the built site in a different folder.
   *
   * @throws DocsError if the folder contains no built site
   */
  show(folder: string): void;
  /** Stops the server, and closes open connections. */
  close(): Promise<void>;
}

/**
 * Serves the built site.
 *
 * @throws DocsError if the site has not been built
 * @throws the error from `node:http` if the server cannot listen, e.g. with code `EADDRINUSE` if the port is in use
 * @example
 * const docs = await serveDocs({ port: 0 });
 * console.log(docs.url);
 * await docs.close();
 */
export async function serveDocs({ port, host = '127.0.0.1', mock }: ServeDocsOptions): Promise<ServedDocs> {
  let site = openSite(siteDir, mock);
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    const path = url.split('?')[0] ?? '/';
    // Read `site` once, because `show` can replace it while this request is handled.
    const { folder, serveFile, notFound, withMock } = site;
    if (mock !== undefined && path.startsWith(`/${MOCK_BASE}/`)) {
      forwardToMock(request, response, mock, url.slice(MOCK_BASE.length + 1));
      return;
    }
    response.setHeader('X-Content-Type-Options', 'nosniff');
    const changed = withMock?.get(path);
    if (mock !== undefined && path === '/mock.json') {
      response
        .writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
        .end(JSON.stringify({ base: MOCK_BASE }));
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    } else if (changed !== undefined) {
      const { type, text } = changed;
      response
        .writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' })
        .end(request.method === 'HEAD' ? undefined : text);
    } else if (isFolderWithoutSlash(folder, path)) {
      response.writeHead(301, { Location: `${path.split('/').at(-1)}/` }).end();
    } else {
      serveFile(request, response, () => sendNotFound(request, response, notFound, path));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: actualPort } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}/`,
    show(folder) {
      site = openSite(folder, mock);
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** Reads the list of the site's files once, so that later changes in the folder have no effect. */
function openSite(folder: string, mock: string | undefined) {
  if (!existsSync(join(folder, 'index.html')))
    throw new DocsError(`No built site in ${folder}. Run "npm run build" first.`);
  const notFound = readFileSync(join(folder, '404.html'), 'utf8');
  const withMock = mock === undefined ? undefined : replaceMockOrigin(folder, mock);
  return { folder, serveFile: sirv(folder, { etag: true }), notFound, withMock };
}

/** Returns whether a page's path lacks its final slash. Pages need the slash, because their links are relative. */
function isFolderWithoutSlash(site: string, path: string): boolean {
  return !path.endsWith('/') && existsSync(join(site, normalize(decodePath(path)), 'index.html'));
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path).replaceAll('\0', '');
  } catch {
    return path;
  }
}

function sendNotFound({ method }: IncomingMessage, response: ServerResponse, page: string, path: string): void {
  const body = rebase(page, path);
  response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': Buffer.byteLength(body) });
  response.end(method === 'HEAD' ? undefined : body);
}
