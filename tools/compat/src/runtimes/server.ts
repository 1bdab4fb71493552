import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMock, type Mock } from '@wapi/mock';
import type { Input } from '../../programs/scenario.js';

const CONTENT_TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8' };

/** Requests that the server has received since the last reset. */
interface Seen {
  /** The uploaded pictures. */
  pictures: { filename: string; type: string; bytes: number }[];
  /** Requests whose connection was closed before a response. */
  abandoned: number;
  /** Write requests that the server read before it closed their connection, as `METHOD path`. */
  dropped: string[];
}

export interface RuntimeServer {
  /** The input of the scenario. */
  readonly input: Input;
  readonly origin: string;
  /** Files to serve at the root, keyed by name. */
  readonly files: Map<string, string>;
  readonly reset: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Serves the mock on a free loopback port. Below `/hanging`, an API never responds. Below `/dropping`, the server reads
 * a write request and then closes the connection. Both share the origin of the test page, because the page may call
 * only its own origin.
 */
export async function startServer(): Promise<RuntimeServer> {
  const mock = createMock();
  const files = new Map<string, string>();
  const seen: Seen = { pictures: [], abandoned: 0, dropped: [] };

  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path.startsWith('/hanging/')) {
      response.once('close', () => (seen.abandoned += 1));
      return;
    }
    if (path.startsWith('/dropping/')) {
      dropWrite(seen, path, request, response);
      return;
    }
    if (path === '/seen') {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(seen));
      return;
    }
    const file = files.get(path.slice(1));
    if (file !== undefined) {
      response
        .writeHead(200, { 'Content-Type': path.endsWith('.js') ? CONTENT_TYPES.js : CONTENT_TYPES.html })
        .end(file);
      return;
    }
    forward(mock, seen, request, response).catch((error) => response.writeHead(502).end(String(error)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;

  const { personas } = (await (await mock.fetch(`${origin}/__wapi`)).json()) as {
    personas: { email: string; key: string }[];
  };
  const { email, key } = personas.find((persona) => persona.email === 'new@test.com') ?? { email: '', key: '' };
  return {
    input: {
      baseUrl: `${origin}/wapi`,
      hangingUrl: `${origin}/hanging/wapi`,
      droppingUrl: `${origin}/dropping/wapi`,
      refusingUrl: await findRefusingUrl(),
      seenUrl: `${origin}/seen`,
      persona: { email, key, password: 'Passw0rd!' },
    },
    origin,
    files,
    reset: async () => {
      Object.assign(seen, { pictures: [], abandoned: 0, dropped: [] });
      await mock.reset();
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await mock.close();
    },
  };
}

/** Returns the URL of a port on which nothing listens. */
async function findRefusingUrl(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return `http://127.0.0.1:${port}/wapi`;
}

/**
 * Closes the connection of a write request. Responds to reads, so that the client reuses the connection for the write.
 */
function dropWrite(seen: Seen, path: string, request: IncomingMessage, response: ServerResponse): void {
  request.resume().once('end', () => {
    if (request.method === 'GET') {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"message":"OK","data":{}}');
      return;
    }
    seen.dropped.push(`${request.method} ${path.replace('/dropping/wapi', '')}`);
    request.socket.destroy();
  });
}

async function forward(mock: Mock, seen: Seen, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = new Uint8Array(Buffer.concat(chunks));
  const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const init = { method: request.method ?? 'GET', headers, ...(body.length > 0 && { body }) };
  const fromMock = await mock.fetch(new Request(`http://${request.headers.host}${request.url}`, init));
  if (fromMock.status === 201) seen.pictures.push(...(await picturesIn(body, headers)));
  const headersOut = Object.fromEntries(fromMock.headers);
  response.writeHead(fromMock.status, headersOut).end(Buffer.from(await fromMock.arrayBuffer()));
}

async function picturesIn(body: Uint8Array<ArrayBuffer>, headers: Headers): Promise<Seen['pictures']> {
  const form = await new Response(body, { headers: { 'Content-Type': headers.get('Content-Type') ?? '' } }).formData();
  const files = [...form.values()].filter((value) => typeof value !== 'string');
  return files.map(({ name, type, size }) => ({ filename: name, type, bytes: size }));
}
