import { type IncomingMessage, request, type ServerResponse } from 'node:http';

/** Where the site's pages find the mock, below the site's root. No page has this address. */
export const MOCK_BASE = 'mock-api';

/** Headers that are about one connection, and not about what it carries. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade'];

/**
 * Passes a request on to the mock and its answer back, so that a page can call it: the mock takes no calls from pages of another origin.
 *
 * @param origin the mock's
 * @param path the request's, without the site's part
 */
export function forwardToMock(incoming: IncomingMessage, outgoing: ServerResponse, origin: string, path: string): void {
  const { host: _host, ...headers } = incoming.headers;
  const target = new URL(origin);
  const passed = request({ hostname: target.hostname, port: target.port, method: incoming.method, path, headers }, (answer) => {
    const answerHeaders = Object.entries(answer.headers).filter(([name]) => !HOP_BY_HOP.includes(name));
    outgoing.writeHead(answer.statusCode ?? 502, Object.fromEntries(answerHeaders));
    answer.pipe(outgoing);
  });
  passed.once('error', () => {
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(502, { 'Content-Type': 'application/json' }).end(JSON.stringify({ message: 'The mock does not answer.' }));
  });
  outgoing.once('close', () => passed.destroy());
  incoming.pipe(passed);
}
