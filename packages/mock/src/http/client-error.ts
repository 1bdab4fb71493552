import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { json, type MockResponse } from './mock-response.js';

const STATUSES: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** Answers what is wrong with a request before the API comes into it, in the words of HTTP. */
export function httpError(status: number): MockResponse {
  return json(status, { message: STATUS_CODES[status] });
}

/** Answers what is no HTTP, or comes too slowly, and ends the connection. */
export function respondToClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, headers, body } = httpError(STATUSES[error.code ?? ''] ?? 400);
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${body.length}`,
    'connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${String(body)}`, () => socket.destroy());
}
