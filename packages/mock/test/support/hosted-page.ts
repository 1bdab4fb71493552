import type { Mock } from '../../src/index.js';
import type { Reply } from './caller.js';

/** A response of the hosted page. */
export interface Visit {
  status: number;
  headers: Headers;
  html: string;
  /** The URL of the redirect; null without one. */
  target: URL | null;
}

/** Opens the hosted page of a reply or URL. */
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
