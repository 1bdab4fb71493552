// The service worker of a published site. Without a network, it shows the pages that the reader has opened before. With
// a network, it always loads the current page.
import { rebase } from '../components/rebase.js';
import { MOCK_BASE } from '../mock-base.js';
import { deleteCaches, nameCache, worker } from './worker-scope.js';

/** A hash of the whole site. The build fills it in, so each build has its own cache. */
declare const BUILD: string;

/** The files that are stored before they are requested, relative to the site's root. The build fills them in. */
declare const STORED_FILES: readonly string[];

/**
 * The page that readers see offline instead of a page that they have not opened before. It is one of the stored files.
 */
const OFFLINE_PAGE = 'offline.html';

/** Matches the names of files that never change, because their names contain a hash of their content. */
const HASHED_NAME = /\.[\w-]{8}\.(js|json)$/;

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (isPartOfSite(request)) event.respondWith(respond(request));
});

async function install(): Promise<void> {
  const cache = await openCache();
  // `no-cache` asks the server whether the browser's copy is current.
  await cache.addAll(STORED_FILES.map((file) => new Request(file, { cache: 'no-cache' })));
  // Store the pages that are already open, because they were loaded before this worker was installed.
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  await Promise.allSettled(pages.map(({ url }) => cache.add(url)));
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  await deleteCaches(nameCache(BUILD));
  await worker.clients.claim();
}

/**
 * Returns whether a request belongs to the site. A request to the mock, or one with a credential, is an API call, even
 * if the site's host forwards it.
 */
function isPartOfSite({ method, url, headers }: Request): boolean {
  const { scope } = worker.registration;
  const isCall = url.startsWith(`${scope}${MOCK_BASE}/`) || headers.has('Authorization') || headers.has('X-WAPI-Key');
  return method === 'GET' && url.startsWith(scope) && !isCall;
}

async function respond(request: Request): Promise<Response> {
  const cache = await openCache();
  const find = () => cache.match(request, { ignoreSearch: request.mode === 'navigate' });
  if (HASHED_NAME.test(new URL(request.url).pathname)) {
    const stored = await find();
    if (stored) return stored;
  }
  try {
    const response = await fetch(request);
    if (response.ok && !response.redirected) await cache.put(request, response.clone());
    return response;
  } catch (error) {
    const stored = await find();
    if (stored) return stored;
    if (request.mode === 'navigate') return await renderOfflinePage(cache, request.url);
    throw error;
  }
}

async function renderOfflinePage(cache: Cache, url: string): Promise<Response> {
  const page = (await (await cache.match(OFFLINE_PAGE))?.text()) ?? '';
  const path = url.slice(worker.registration.scope.length - 1).replace(/[?#].*$/, '');
  return new Response(rebase(page, path), { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

function openCache(): Promise<Cache> {
  return caches.open(nameCache(BUILD));
}
