import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** An API that records raw requests and sends raw responses. */
export interface RawUpstream {
  /** The base URL, with the path `/base`. */
  url: string;
  /** The raw bytes of every complete request. */
  received: readonly Buffer[];
  /** Connections so far. */
  readonly connections: number;
  /** Sets the behaviour for the next requests. */
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

/** How the API reacts to a complete request, and to the headers of a request. */
export interface Behaviour {
  respond?: (socket: Socket, request: Buffer) => void;
  onHead?: (socket: Socket, head: string) => void;
}

/** A raw response with a length. It keeps the connection open. */
export function rawResponse(body: string | Buffer, headers: readonly string[] = [], line = 'HTTP/1.1 200 OK'): Buffer {
  const bytes = Buffer.from(body);
  return Buffer.concat([
    Buffer.from([line, ...headers, `Content-Length: ${bytes.length}`, '', ''].join('\r\n'), 'latin1'),
    bytes,
  ]);
}

export async function startUpstream(): Promise<RawUpstream> {
  const received: Buffer[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let behaviour: Behaviour = {};
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    let pending = Buffer.alloc(0);
    let isBegun = false;
    socket.on('data', (chunk: Buffer) => {
      pending = Buffer.concat([pending, chunk]);
      const headEnd = pending.indexOf('\r\n\r\n');
      if (headEnd !== -1 && !isBegun) {
        isBegun = true;
        behaviour.onHead?.(socket, pending.toString('latin1', 0, headEnd));
      }
      const length = lengthOf(pending);
      if (length === undefined) return;
      const request = pending.subarray(0, length);
      pending = pending.subarray(length);
      isBegun = false;
      received.push(request);
      if (behaviour.respond) behaviour.respond(socket, request);
      else socket.write(rawResponse('{"message":"OK"}', ['Content-Type: application/json']));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/base`,
    received,
    get connections() {
      return connections;
    },
    behave(next) {
      behaviour = next;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The length of the first request in the bytes; undefined while the request is incomplete. */
function lengthOf(bytes: Buffer): number | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd === -1) return undefined;
  const head = bytes.toString('latin1', 0, headEnd);
  const start = headEnd + 4;
  if (/^transfer-encoding: *chunked/im.test(head)) {
    const end = bytes.indexOf('\r\n0\r\n', start - 2);
    const trailersEnd = end === -1 ? -1 : bytes.indexOf('\r\n\r\n', end + 2);
    return trailersEnd === -1 ? undefined : trailersEnd + 4;
  }
  const length = start + Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
  return bytes.length >= length ? length : undefined;
}

/** Splits a message into its first line, its raw headers and its body. */
export function split(message: Buffer): { line: string; headers: string[]; body: Buffer } {
  const end = message.indexOf('\r\n\r\n');
  const [line = '', ...headers] = message.toString('latin1', 0, end).split('\r\n');
  return { line, headers, body: message.subarray(end + 4) };
}

/** Sends bytes and reads until the proxy closes the connection. */
export async function exchange(port: number, bytes: Buffer | string): Promise<Buffer> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.write(bytes);
  await once(socket, 'close');
  return Buffer.concat(chunks);
}

/** The first line and headers of a message, as text. */
export const lines = (...parts: readonly string[]): string => `${parts.join('\r\n')}\r\n\r\n`;
/** Removes `Connection` and `Keep-Alive`. */
export const withoutConnection = (headers: readonly string[]): string[] =>
  headers.filter((header) => !/^(connection|keep-alive):/i.test(header));

/** Decodes a chunked body. */
export function unchunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, lineEnd), 16);
    if (!(size > 0)) return Buffer.concat(parts);
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}
