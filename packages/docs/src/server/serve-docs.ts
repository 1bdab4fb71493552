import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import sirv from 'sirv';
import { DocsError } from '../docs-error.js';
import { MOCK_BASE, forwardToMock } from './mock-proxy.js';
import { replaceMockOrigin } from './replace-mock-origin.js';
import { siteDir } from '../package-root.js';

/** Where to serve the site. */
export interface ServeDocsOptions {
  /** 0 picks a free one. */
  port: number;
  /** Default: `127.0.0.1`. */
  host?: string;
  /** The origin of a running mock, which the pages may then call below `/mock-api/`. */
  mock?: string;
}

/** A site that is being served. */
export interface ServedDocs {
  /** The address of its first page, with a slash at the end. */
  url: string;
  /**
   * Serves another built site from now on.
   *
   * @throws DocsError when there is none in the folder
   */
  show(folder: string): void;
  /** Stops serving, and ends the connections that are still open. */
  close(): Promise<void>;
}

/**
 * Serves the built site.
 *
 * @throws DocsError when the site has not been built
 * @throws the error of `node:http` when the port cannot be had, e.g. with code `EADDRINUSE`
 */
export async function serveDocs({ port, host = '127.0.0.1', mock }: ServeDocsOptions): Promise<ServedDocs> {
  let site = openSite(siteDir, mock);
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    const path = url.split('?')[0] ?? '/';
    // One that is put in its place meanwhile is for the next request.
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

/** A site's files are looked up once, and never change after that. */
function openSite(folder: string, mock: string | undefined) {
  if (!existsSync(join(folder, 'index.html')))
    throw new DocsError('The site has not been built: run npm run build first.');
  const notFound = readFileSync(join(folder, '404.html'), 'utf8');
  const withMock = mock === undefined ? undefined : replaceMockOrigin(folder, mock);
  return { folder, serveFile: sirv(folder, { etag: true }), notFound, withMock };
}

/** Links are relative, so a page must be asked for with its slash. */
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

/** Lengthens the links of a page that was made for the root, so that they hold at any depth. */
export function rebase(page: string, path: string): string {
  const depth = path.split('/').length - 2;
  return depth <= 0 ? page : page.replaceAll(/ (href|src)="\.\//g, ` $1="${'../'.repeat(depth)}`);
}
