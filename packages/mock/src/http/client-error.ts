import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { json, type MockResponse } from './mock-response.js';

const STATUSES: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/**
 * Creates the response to a request that is rejected before it reaches the API. The message is HTTP's standard phrase
 * for the status code.
 */
export function httpError(status: number): MockResponse {
  return json(status, { message: STATUS_CODES[status] });
}

/** Responds to a request that is not valid HTTP or arrives too slowly, and closes the connection. */
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
