import { createServer } from 'node:http';
import { BASE_PATH, listen, trackConnections } from '@wapi/mock/http';
import type { Transport } from './transport.js';

/** A local server that forwards each request below `/wapi`. */
export interface Relay {
  url: string;
  close(): Promise<void>;
}

/** Headers that describe one connection. Node sets them itself. */
const OF_CONNECTION = ['host', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'];

/** Starts a relay on a free port of this machine. */
export async function startRelay(forward: Transport): Promise<Relay> {
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.once('end', () => {
      const body = Buffer.concat(chunks);
      const request = {
        method: incoming.method ?? 'GET',
        path: (incoming.url ?? '').slice(BASE_PATH.length),
        rawHeaders: ofMessage(incoming.rawHeaders),
        body: body.byteLength === 0 ? undefined : body,
      };
      void forward(request).then(
        (response) => {
          if (!('status' in response) || !response.complete) return outgoing.destroy();
          outgoing.writeHead(response.status, ofMessage(response.rawHeaders));
          return outgoing.end(response.body);
        },
        () => outgoing.destroy(),
      );
    });
  });
  const connections = trackConnections(server);
  const { url, close } = await listen(server, connections, 0, '127.0.0.1', BASE_PATH);
  return { url, close };
}

function ofMessage(rawHeaders: readonly string[]): string[] {
  return rawHeaders.filter(
    (_text, index) => !OF_CONNECTION.includes((rawHeaders[index - (index % 2)] ?? '').toLowerCase()),
  );
}
