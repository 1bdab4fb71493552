import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/**
 * Serves files from memory.
 *
 * @param files by path; a folder's page is at a path that ends in a slash
 */
export async function serveFiles(
  files: ReadonlyMap<string, string | Buffer>,
): Promise<{ origin: string; close: () => void }> {
  const compressed = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const content = files.get(path);
    if (content === undefined) {
      response.writeHead(404).end();
      return;
    }
    const body = compressed.get(path) ?? gzipSync(content, { level: 9 });
    compressed.set(path, body);
    const type = CONTENT_TYPES[path.endsWith('/') ? '.html' : extname(path)] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type, 'Content-Encoding': 'gzip' }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}
