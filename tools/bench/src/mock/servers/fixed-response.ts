import { createServer, type IncomingMessage } from 'node:http';

/**
 * Starts a baseline server: it reads the whole body and always sends the same bytes. The arguments of the process are
 * the port and the length of the response.
 *
 * @param handle called with each request and its body
 */
export function sendFixedResponse(handle: (request: IncomingMessage, body: Buffer) => void): void {
  const [, , port, length] = process.argv;
  const text = JSON.stringify({ message: 'OK', data: '.'.repeat(Number(length)) });
  const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) };

  createServer((request, response) => {
    const chunks: Uint8Array[] = [];
    request.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    request.on('end', () => {
      handle(request, Buffer.concat(chunks));
      response.writeHead(200, headers).end(text);
    });
  }).listen(Number(port), '127.0.0.1');
}
