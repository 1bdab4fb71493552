// Replaces the service worker that an earlier build of the site installed, deletes its caches, and then unregisters
// itself. Browsers would otherwise continue to run the old worker.
import { deleteCaches, worker } from './worker-scope.js';

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) =>
  event.waitUntil(deleteCaches().then(() => worker.registration.unregister())),
);
