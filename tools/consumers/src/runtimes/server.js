import { once } from 'node:events';
import { createServer } from 'node:http';
import { createMock } from '@wapi/mock';

/** What a client is told when it asks for a file that a page needs. */
const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8' };

/**
 * @typedef {object} Seen what has happened since the last reset
 * @property {{ filename: string, type: string, bytes: number }[]} pictures that were uploaded
 * @property {number} abandoned requests that were waiting for an answer when their connection was closed
 */

/**
 * @typedef {object} RuntimeServer
 * @property {import('../../programs/scenario.js').Input} input for the scenario
 * @property {string} origin
 * @property {Map<string, string>} files served at the root, by name
 * @property {() => Promise<void>} reset
 * @property {() => Promise<void>} close
 */

/**
 * The mock on a free port of loopback, and beside it, below `/hanging`, an API that never answers. One origin has it all, so that a page can
 * be served from where it sends its requests to.
 *
 * @returns {Promise<RuntimeServer>}
 */
export async function startServer() {
  const mock = createMock();
  /** @type {Map<string, string>} */
  const files = new Map();
  /** @type {Seen} */
  const seen = { pictures: [], abandoned: 0 };

  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path.startsWith('/hanging/')) {
      response.once('close', () => (seen.abandoned += 1));
      return;
    }
    if (path === '/seen') {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(seen));
      return;
    }
    const file = files.get(path.slice(1));
    if (file !== undefined) {
      response.writeHead(200, { 'Content-Type': path.endsWith('.js') ? TYPES.js : TYPES.html }).end(file);
      return;
    }
    handOn(mock, seen, request, response).catch((error) => response.writeHead(502).end(String(error)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const origin = `http://127.0.0.1:${port}`;

  /** @type {{ personas: { email: string, key: string }[] }} */
  const { personas } = await (await mock.fetch(`${origin}/__wapi`)).json();
  const { email, key } = personas.find((persona) => persona.email === 'new@test.com') ?? { email: '', key: '' };
  return {
    input: {
      baseUrl: `${origin}/wapi`,
      hangingUrl: `${origin}/hanging/wapi`,
      seenUrl: `${origin}/seen`,
      persona: { email, key, password: 'Passw0rd!' },
    },
    origin,
    files,
    reset: async () => {
      Object.assign(seen, { pictures: [], abandoned: 0 });
      await mock.reset();
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await mock.close();
    },
  };
}

/**
 * @param {ReturnType<typeof createMock>} mock
 * @param {Seen} seen
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function handOn(mock, seen, request, response) {
  /** @type {Buffer[]} */
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = new Uint8Array(Buffer.concat(chunks));
  const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const init = { method: request.method ?? 'GET', headers, ...(body.length > 0 && { body }) };
  const answer = await mock.fetch(new Request(`http://${request.headers.host}${request.url}`, init));
  if (answer.status === 201) seen.pictures.push(...(await picturesIn(body, headers)));
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
}

/**
 * @param {Uint8Array<ArrayBuffer>} body
 * @param {Headers} headers
 */
async function picturesIn(body, headers) {
  const form = await new Response(body, { headers: { 'Content-Type': headers.get('Content-Type') ?? '' } }).formData();
  return [...form.values()].filter((value) => typeof value !== 'string').map(({ name, type, size }) => ({ filename: name, type, bytes: size }));
}
