import { expect, test } from 'vitest';
import { createTransport } from '../../src/transport/openapi-fetch.js';
import type { WireOperation } from '../../src/transport/wire-operation.js';
import { listen, parseForm } from '../support/server.js';

test('a urlencoded body arrives under its own media type', async () => {
  const operation: WireOperation = {
    id: 'createToken',
    method: 'POST',
    path: '/tokens',
    mediaType: 'application/x-www-form-urlencoded',
    credentials: [],
    statuses: [200],
  };
  const server = await listen();
  try {
    const { call } = createTransport({ baseUrl: server.baseUrl, credential: undefined, fetch: (request) => fetch(request) }, [operation]);
    const { data } = await call('POST', '/tokens', { body: { amount: '155.00', note: 'a&b=é +', ok: false, none: null, list: ['x', 'y'] } });

    expect(data).toEqual({ message: 'OK' });
    expect(server.arrived[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(await Promise.all(server.arrived.map(parseForm))).toEqual([
      [
        ['amount', '155.00'],
        ['note', 'a&b=é +'],
        ['ok', '0'],
        ['list[]', 'x'],
        ['list[]', 'y'],
      ],
    ]);
  } finally {
    await server.close();
  }
});
