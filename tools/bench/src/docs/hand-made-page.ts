import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { siteFolder } from '../paths.js';
import { operation } from './operation.js';

const ONE_COLUMN = `
body{max-width:44rem;margin:1rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}
pre{overflow:auto;background:#eee;padding:1rem}
dd{margin:0 0 .5rem}`;

/**
 * Styles that fill a wide window, as the site does. With these styles, the browser must draw twice as much text before
 * any of it is visible.
 */
const THREE_COLUMNS = `
@media(min-width:62rem){
body{max-width:none}
.frame{display:grid;grid-template-columns:17rem minmax(0,1fr)}}
@media(min-width:75rem){
.op{display:grid;grid-template:auto auto 1fr/minmax(0,1fr) 27rem;gap:2rem}
.top{grid-column:1/3}
.samples{grid-area:2/2/4}
.samples,nav{position:sticky;top:0;max-height:100vh;overflow:auto}}`;

/**
 * Renders the text and links from the site's page with a few hand-written styles. The page has no scripts, icons or
 * security policy.
 */
export function renderHandMadePage(layout: 'one column' | 'three columns'): string {
  const html = readFileSync(join(siteFolder, 'api', operation.id, 'index.html'), 'utf8');
  const body = /<body[\s\S]*<\/body>/.exec(html)?.[0];
  if (body === undefined) throw new Error(`packages/docs/dist has no page of ${operation.id}.`);
  const css = layout === 'one column' ? ONE_COLUMN : ONE_COLUMN + THREE_COLUMNS;
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${operation.id}</title><style>${css}</style>`;
  return `<!doctype html><html lang="en">${head}${body}</html>`;
}
