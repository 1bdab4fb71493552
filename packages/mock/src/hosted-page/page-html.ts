import { createHash } from 'node:crypto';
import type { MockResponse } from '../http/mock-response.js';
import type { Outcome } from './finish-checkout.js';
import { renderDocument } from './document.js';
import { STYLE } from './style.js';

/** The text of a page, and the labels of its buttons. */
export interface Page {
  title: string;
  text: string;
  choices?: Readonly<Record<Outcome, string>>;
}

const POLICY =
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; ` +
  "base-uri 'none'; frame-ancestors 'none'";

export function html(status: number, { title, text, choices }: Page): MockResponse {
  const buttons = Object.entries(choices ?? {}).map(
    ([value, label]) => `<button name="outcome" value="${value}">${escape(label)}</button>`,
  );
  const form = buttons.length > 0 ? `<form method="post">${buttons.join('')}</form>` : '';
  const document = renderDocument({
    title: `${escape(title)} · WAPI mock`,
    width: 'narrow',
    content: `<h1>${escape(title)}</h1><p>${escape(text)}</p>${form}`,
  });
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': POLICY,
    'cache-control': 'no-store',
  };
  return { status, headers, body: document };
}

/** Escapes HTML, because the page contains text from the merchant. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
