// The least a server can do: reads the body whole and always sends the same text.
import { createServer } from 'node:http';

const [, , port, length] = process.argv;
const text = JSON.stringify({ message: 'OK', data: '.'.repeat(Number(length)) });
const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) };

createServer((request, response) => {
  /** @type {Uint8Array[]} */
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    Buffer.concat(chunks);
    response.writeHead(200, headers).end(text);
  });
}).listen(Number(port), '127.0.0.1');
