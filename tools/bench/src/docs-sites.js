// The contestants of the docs bench: one operation's page as this project, a hand-made page, Redoc, Swagger UI and Scalar show it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** The operation that every contestant is asked for, and a sentence of it that nothing else has. */
export const operation = { id: 'createLocalBank', tag: 'User', sentence: "Sets up the caller's bank account in the platform's country." };

const site = fileURLToPath(new URL('../../../packages/docs/dist/', import.meta.url));
const bundle = fileURLToPath(import.meta.resolve('@wapi/spec/openapi.json'));

/** Peers that are fetched when they are measured, so that nobody who only builds has to install them. */
const peers = [
  {
    name: 'swagger-ui-dist',
    version: '5.35.0',
    files: ['swagger-ui-bundle.js', 'swagger-ui.css'],
    page: swaggerPage,
    hash: `#/${operation.tag}/${operation.id}`,
  },
  {
    name: '@scalar/api-reference',
    version: '1.72.1',
    files: ['dist/browser/standalone.js'],
    page: scalarPage,
    hash: '#tag/user/POST/user/banks/local',
  },
];

/**
 * @typedef {object} Site
 * @property {string} name
 * @property {string} url of the operation
 * @property {boolean} [isClose] whether it is so near to the first that it takes many rounds to tell them apart
 */

/**
 * Serves every contestant, compressed as a host would.
 *
 * @returns {Promise<{ sites: Site[]; missing: string[]; close: () => void }>} the hand-made page first; `missing` are peers that could not be fetched
 */
export async function serveSites() {
  const folder = mkdtempSync(join(tmpdir(), 'wapi-docs-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  /** @type {Map<string, string | Buffer>} */
  const made = new Map([
    ['/hand-made/', handMadePage(ONE_COLUMN)],
    ['/hand-made/columns/', handMadePage(ONE_COLUMN + THREE_COLUMNS)],
  ]);
  // All of the site as it is now: a build in the meantime changes nothing that is measured.
  for (const file of readdirSync(site, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())) {
    const name = join(file.parentPath, file.name);
    made.set(`/site/${name.slice(site.length).replace(/(^|\/)index\.html$/, '$1')}`, readFileSync(name));
  }
  const fetched = peers.filter(({ name, version, files, page }) => {
    const own = fetchPeer(folder, name, version);
    if (own === undefined) return false;
    for (const file of files) made.set(`/${name}/${file.split('/').at(-1)}`, readFileSync(join(own, file)));
    made.set(`/${name}/`, page());
    made.set(`/${name}/openapi.json`, readFileSync(bundle));
    return true;
  });
  /** @type {Map<string, Buffer>} */
  const compressed = new Map();
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const name = path.endsWith('/') ? `${path}index.html` : path;
    const content = made.get(path);
    if (content === undefined) {
      response.writeHead(404).end();
      return;
    }
    const body = compressed.get(path) ?? gzipSync(content, { level: 9 });
    compressed.set(path, body);
    response.writeHead(200, { 'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream', 'Content-Encoding': 'gzip' }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  const origin = `http://127.0.0.1:${address.port}`;
  const reference = `#/${operation.tag.toLowerCase()}/${operation.id.toLowerCase()}`;
  return {
    sites: [
      { name: 'hand-made page', url: `${origin}/hand-made/`, isClose: true },
      { name: 'hand-made page, in three columns', url: `${origin}/hand-made/columns/`, isClose: true },
      { name: 'this site', url: `${origin}/site/api/${operation.id}/`, isClose: true },
      { name: 'Redoc 3, self-contained', url: `${origin}/site/reference/${reference}` },
      ...fetched.map(({ name, version, hash }) => ({ name: `${name} ${version}`, url: `${origin}/${name}/${hash}` })),
    ],
    missing: peers.filter((peer) => !fetched.includes(peer)).map(({ name }) => name),
    close: () => server.close(),
  };
}

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

const ONE_COLUMN =
  'body{max-width:44rem;margin:1rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}pre{overflow:auto;background:#eee;padding:1rem}dd{margin:0 0 .5rem}';

/** Fills a wide window as the site does, which then has twice as much text to draw before any of it is seen. */
const THREE_COLUMNS =
  '@media(min-width:62rem){body{max-width:none;display:grid;grid-template-columns:17rem minmax(0,1fr)}.skip,header{grid-column:1/3}nav{grid-area:3/1}main{grid-area:3/2}}' +
  '@media(min-width:75rem){.op{display:grid;grid-template:auto 1fr/minmax(0,1fr) 27rem;gap:2rem}.samples{grid-area:1/2/3}.samples,nav>div{position:sticky;top:0;max-height:100vh;overflow:auto}}';

/**
 * All that the site's page says, its links to the other pages among it, with nothing but the few styles that somebody would write by hand: no script, no
 * icon, no policy.
 *
 * @param {string} css
 */
function handMadePage(css) {
  const html = readFileSync(join(site, 'api', operation.id, 'index.html'), 'utf8');
  const content = /<body[\s\S]*<\/body>/.exec(html)?.[0];
  if (content === undefined) throw new Error(`packages/docs/dist has no page of ${operation.id}.`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${operation.id}</title><style>${css}</style>${content}</html>`;
}

function swaggerPage() {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Swagger UI</title><link rel="stylesheet" href="swagger-ui.css"><div id="ui"></div>
<script src="swagger-ui-bundle.js"></script><script>SwaggerUIBundle({ url: 'openapi.json', dom_id: '#ui', deepLinking: true })</script></html>`;
}

function scalarPage() {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Scalar</title><div id="app"></div>
<script src="standalone.js"></script><script>Scalar.createApiReference('#app', { url: 'openapi.json', withDefaultFonts: false, telemetry: false })</script></html>`;
}

/**
 * Fetches a package from the npm registry and unpacks it; undefined where that fails, e.g. without a network.
 *
 * @param {string} folder
 * @param {string} name
 * @param {string} version
 */
function fetchPeer(folder, name, version) {
  const own = mkdtempSync(join(folder, 'peer-'));
  const { status } = spawnSync('npm', ['pack', `${name}@${version}`, '--pack-destination', own, '--silent'], { stdio: 'ignore' });
  const archive = status === 0 ? readdirSync(own).find((file) => file.endsWith('.tgz')) : undefined;
  if (archive === undefined || spawnSync('tar', ['-xzf', archive], { cwd: own, stdio: 'ignore' }).status !== 0) return undefined;
  return join(own, 'package');
}
