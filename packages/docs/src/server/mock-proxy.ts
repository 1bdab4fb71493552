import { type IncomingMessage, request, type ServerResponse } from 'node:http';

/** Headers that apply to a single connection, which a proxy must not forward. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade'];

/**
 * Forwards a request to the mock, and returns the mock's response. Pages need this proxy, because the mock rejects
 * requests from pages on other origins.
 *
 * @param origin the origin of the mock
 * @param path the path at the mock, with the query
 */
export function forwardToMock(incoming: IncomingMessage, outgoing: ServerResponse, origin: string, path: string): void {
  const { host: _host, ...headers } = incoming.headers;
  const target = new URL(origin);
  const forwarded = request(
    { hostname: target.hostname, port: target.port, method: incoming.method, path, headers },
    (response) => {
      const headersToForward = Object.entries(response.headers).filter(([name]) => !HOP_BY_HOP.includes(name));
      outgoing.writeHead(response.statusCode ?? 502, Object.fromEntries(headersToForward));
      response.pipe(outgoing);
    },
  );
  forwarded.once('error', () => {
    if (outgoing.headersSent) outgoing.destroy();
    else
      outgoing
        .writeHead(502, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ message: 'The mock does not respond. Check that it is still running.' }));
  });
  outgoing.once('close', () => forwarded.destroy());
  incoming.pipe(forwarded);
}
