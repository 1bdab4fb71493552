import { createServer } from 'node:http';
import { createMock } from '@wapi/mock';

/** @param {{ fetch: (url: string) => Promise<Response> }} mock */
async function keyOf(mock) {
  const { personas } = /** @type {{ personas: { key: string }[] }} */ (await (await mock.fetch('http://mock/__wapi')).json());
  return personas[0]?.key ?? '';
}

/** A call of the mock without a port, against the making of a request and a response that do nothing. */
export async function inProcessContestants() {
  const mock = createMock({ rateLimit: false });
  const headers = { 'x-wapi-key': await keyOf(mock) };
  const body = await (await mock.fetch('http://mock/wapi/user', { headers })).json();
  return [
    {
      name: 'a Request and a Response',
      run: async () => {
        void new Request('http://mock/wapi/user', { headers });
        return Response.json(body).json();
      },
    },
    { name: '@wapi/mock, fetch', run: async () => (await mock.fetch('http://mock/wapi/user', { headers })).json() },
  ];
}

/**
 * A call of the mock on a port, against a bare `node:http` server that always sends the same bytes.
 *
 * @returns {Promise<{ contestants: import('./compare.js').Contestant[], close: () => Promise<void> }>}
 */
export async function onPortContestants() {
  const mock = createMock({ rateLimit: false });
  const headers = { 'x-wapi-key': await keyOf(mock) };
  const { url, close } = await mock.listen();
  const bytes = Buffer.from(await (await fetch(`${url}/user`, { headers })).arrayBuffer());
  const bare = createServer((_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(bytes));
  await new Promise((resolve) => {
    bare.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (bare.address());
  const get = (/** @type {string} */ from) => async () => (await fetch(from, { headers })).json();
  return {
    contestants: [
      { name: 'node:http', run: get(`http://127.0.0.1:${port}/`) },
      { name: '@wapi/mock, port', run: get(`${url}/user`) },
    ],
    close: async () => {
      bare.closeAllConnections();
      bare.close();
      await close();
    },
  };
}
