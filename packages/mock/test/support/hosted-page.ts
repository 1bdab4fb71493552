import type { Mock } from '../../src/index.js';
import type { Reply } from './caller.js';

/** What the hosted page answered. */
export interface Visit {
  status: number;
  headers: Headers;
  html: string;
  /** Where the customer is redirected to; null where it is nowhere. */
  target: URL | null;
}

/** Opens the hosted page of a reply, or of an address. */
export function open(mock: Mock, page: Reply | string, init?: RequestInit): Promise<Visit> {
  return visit(mock, page, init);
}

/** Ends the customer's visit as a browser does when a button is pressed. */
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
