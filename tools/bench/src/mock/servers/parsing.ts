// A baseline server: it reads the whole body, parses the form with the mock's own parser, and always sends the same
// bytes.
import { createServer } from 'node:http';
import { headerFinder, parseBody } from '@wapi/validation';

const [, , port, length] = process.argv;
const text = JSON.stringify({ message: 'OK', data: '.'.repeat(Number(length)) });
const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) };

createServer((request, response) => {
  const chunks: Uint8Array[] = [];
  request.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  request.on('end', () => {
    parseBody({ header: headerFinder(request.rawHeaders), body: Buffer.concat(chunks) });
    response.writeHead(200, headers).end(text);
  });
}).listen(Number(port), '127.0.0.1');
