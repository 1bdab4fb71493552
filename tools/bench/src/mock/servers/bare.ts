// A baseline server: it reads the whole body and always sends the same bytes.
import { createServer } from 'node:http';

const [, , port, length] = process.argv;
const text = JSON.stringify({ message: 'OK', data: '.'.repeat(Number(length)) });
const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) };

createServer((request, response) => {
  const chunks: Uint8Array[] = [];
  request.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  request.on('end', () => {
    Buffer.concat(chunks);
    response.writeHead(200, headers).end(text);
  });
}).listen(Number(port), '127.0.0.1');
