import type { Mock } from '../../src/index.js';
import type { Reply } from './caller.js';

/** A response from the hosted page. */
export interface Visit {
  status: number;
  headers: Headers;
  html: string;
  /** The URL to which the page redirects; null without a redirect. */
  target: URL | null;
}

/** Opens the hosted page to which a reply or URL points. */
export function open(mock: Mock, page: Reply | string, init?: RequestInit): Promise<Visit> {
  return visit(mock, page, init);
}

/** Chooses an outcome, as a browser does when the customer presses a button. */
export function choose(mock: Mock, page: Reply | string, outcome: string): Promise<Visit> {
  return visit(mock, page, { method: 'POST', body: new URLSearchParams({ outcome }) });
}

async function visit(mock: Mock, page: Reply | string, init?: RequestInit): Promise<Visit> {
  const response = await mock.fetch(typeof page === 'string' ? page : String(page.body['url']), init);
  const location = response.headers.get('location');
  return {
    status: response.status,
    headers: response.headers,
    html: await response.text(),
    target: location === null ? null : new URL(location),
  };
}
