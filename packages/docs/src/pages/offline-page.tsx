import type { Page, PageContext } from '../components/page.js';

/** The page that the service worker shows instead of a page that it has not stored. */
export function offlinePage({ root }: PageContext): Page {
  return {
    title: 'You are offline',
    description: 'This page is not stored on this device.',
    address: 'offline.html',
    children: (
      <>
        <h1>You are offline</h1>
        <p class="lead">
          This page is not stored on this device. Pages that you opened before are stored: you can read them now.
        </p>
        <p class="jump">
          <a href={root}>Overview</a>
        </p>
      </>
    ),
  };
}
