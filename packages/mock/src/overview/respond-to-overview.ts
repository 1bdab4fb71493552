import { createHash } from 'node:crypto';
import { renderDocument } from '../hosted-page/document.js';
import { STYLE } from '../hosted-page/style.js';
import type { MockRequest } from '../http/mock-request.js';
import { json, type MockResponse } from '../http/mock-response.js';
import { CONTROL_PATH } from '../http/paths.js';
import { createOverview, type OverviewDeps } from './overview.js';
import { runOverview } from './overview-script.js';

const SCRIPT = `(${runOverview.toString()})();`;
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(STYLE)}`,
  `script-src ${hashOf(SCRIPT)}`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const SECTIONS = [
  ['Personas', '<div id="personas"></div>'],
  ['Requests', '<div id="requests"></div>'],
  ['Accounts', '<div id="accounts"></div>'],
  ['Webhooks', '<h3>Endpoints</h3><div id="endpoints"></div><h3>Deliveries</h3><div id="deliveries"></div>'],
  ['Faults', '<div id="clear"></div><div id="faults"></div>'],
].map(([title, content]) => `<section><h2>${title}</h2>${content}</section>`);

const PAGE = renderDocument({
  title: 'State · WAPI mock',
  width: 'wide',
  content: `<h1>State</h1><p id="state" role="status" class="soft"></p><div id="reset"></div>
<noscript><p>This page needs JavaScript. <a href="${CONTROL_PATH}/overview">The same as JSON</a></p></noscript>
${SECTIONS.join('\n')}`,
  end: `<script>${SCRIPT}</script>`,
});

/**
 * Handles `GET /__wapi` in a browser with a page, and `GET /__wapi/overview` with the content of that page.
 *
 * @returns undefined for other requests
 */
export async function respondToOverview(
  { method, path, header }: MockRequest,
  deps: OverviewDeps,
): Promise<MockResponse | undefined> {
  if (method !== 'GET') return undefined;
  if (path === `${CONTROL_PATH}/overview`) return json(200, await createOverview(deps));
  const isRoot = path === CONTROL_PATH || path === `${CONTROL_PATH}/`;
  if (!isRoot || header('accept')?.includes('text/html') !== true) return undefined;
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
      vary: 'accept',
    },
    body: PAGE,
  };
}
