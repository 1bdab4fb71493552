import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A response as received over a connection. */
export interface RawResponse {
  status: number;
  headers: ReadonlyMap<string, string>;
  body: string;
}

/** Milliseconds that a server may take to respond. */
const PATIENCE_MS = 15_000;

/** Text is sent as Latin-1, so that it can contain any byte. */
export type Bytes = string | Buffer;

/** Creates a request with a correct `Content-Length` and with `Connection: close`. */
export function request(line: string, headers: readonly string[] = [], body: Bytes = ''): Buffer {
  const content = typeof body === 'string' ? Buffer.from(body, 'latin1') : body;
  const length = content.length > 0 ? [`Content-Length: ${content.length}`] : [];
  const head = [`${line} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...length, ...headers, '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(head, 'latin1'), content]);
}

/**
 * Sends raw bytes, and reads until the server closes the connection.
 *
 * @throws {Error} if the server does not close it
 */
export async function exchange(port: number, ...pieces: readonly Bytes[]): Promise<RawResponse[]> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  const received = collect(socket);
  for (const piece of pieces) {
    socket.write(typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece);
    if (pieces.length > 1) await new Promise(setImmediate);
  }
  socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('hang')));
  await once(socket, 'close');
  if (socket.timeout === 0) throw new Error('The server does not answer.');
  return parseResponses(received());
}

function collect(socket: Socket): () => Buffer {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks);
}

/** Splits received bytes into responses. Each response must declare its length. */
function parseResponses(bytes: Buffer): RawResponse[] {
  const responses: RawResponse[] = [];
  let rest = bytes;
  while (rest.length > 0) {
    const end = rest.indexOf('\r\n\r\n');
    const [first = '', ...lines] = rest.toString('latin1', 0, end).split('\r\n');
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1]);
    if (status === 100) {
      rest = rest.subarray(end + 4);
      continue;
    }
    const headers = new Map(
      lines.map(
        (line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()] as const,
      ),
    );
    const length = Number(headers.get('content-length') ?? Number.NaN);
    if (end === -1 || Number.isNaN(status) || Number.isNaN(length))
      throw new Error(`No response of a known length: ${first}`);
    responses.push({ status, headers, body: rest.toString('utf8', end + 4, end + 4 + length) });
    rest = rest.subarray(end + 4 + length);
  }
  return responses;
}
