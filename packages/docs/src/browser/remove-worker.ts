// Replaces the service worker of a site that no longer has one: browsers keep the old worker until a new one ends it.
import { deleteCaches, worker } from './worker-scope.js';

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) =>
  event.waitUntil(deleteCaches().then(() => worker.registration.unregister())),
);
