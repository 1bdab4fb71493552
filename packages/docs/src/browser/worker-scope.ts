// The part of the service worker API that the site uses. It is declared here, because TypeScript's libraries for
// workers and for pages contradict each other.
interface LifecycleEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface RequestEvent extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

interface WorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: true }): Promise<readonly { url: string }[]>;
    claim(): Promise<void>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LifecycleEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void;
}

/** The global object of the worker. */
export const worker = globalThis as unknown as WorkerScope;

/** Returns the name of a build's cache. The name contains the scope, because all sites on a host share their caches. */
export function nameCache(build: string): string {
  return `${getPrefix()}${build}`;
}

/** Deletes the caches of this site, except the given one. */
export async function deleteCaches(current?: string): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(getPrefix()) && name !== current);
  await Promise.all(names.map((name) => caches.delete(name)));
}

function getPrefix(): string {
  return `wapi-pages ${worker.registration.scope} `;
}
