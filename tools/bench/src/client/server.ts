// A minimal server that reads each request to its end and always sends the same bytes. It runs in its own process, so
// that its work does not count as the client's.
import { createServer } from 'node:http';
import { findResponse } from './responses.js';

const server = createServer((request, response) => {
  request.resume().once('end', () => {
    const { status, body } = findResponse(request.method, request.url ?? '');
    response
      .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      .end(body);
  });
});

// Keep idle connections open, because each candidate's connections are idle while the other candidates are measured. A
// request on a connection that the server closes at that moment would fail.
server.keepAliveTimeout = 0;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' ? address?.port : undefined);
});
// The parent is gone.
process.once('disconnect', () => process.exit());
