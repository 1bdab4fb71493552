// A bare server that answers each request, once it has read all of it, with the same bytes. In a process of its own, so that its work is not
// counted as a client's.
import { createServer } from 'node:http';
import { answerTo } from './answers.js';

const server = createServer((request, response) => {
  request.resume().once('end', () => {
    const { status, body } = answerTo(request.method, request.url ?? '') ?? { status: 404, body: '{}' };
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
  });
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' ? address?.port : undefined);
});
// The process that started this one is gone.
process.once('disconnect', () => process.exit());
