import { expect, test } from 'vitest';
import { createClient } from '../../src/create-client.js';
import { callOperation } from '../../src/transport/call-operation.js';
import { createRaw } from '../../src/transport/openapi-fetch.js';
import { defineOperation } from '../../src/operation/descriptor.js';
import { startRecordingServer, parseForm } from '../support/server.js';

test('a urlencoded body arrives under its own media type', async () => {
  const grant = defineOperation('createToken', 'POST', '/auth/tokens', 5, [200], [], undefined, {
    mediaType: 'application/x-www-form-urlencoded',
  });
  const server = await startRecordingServer();
  try {
    const client = createClient({ baseUrl: server.baseUrl });
    const body = { amount: '155.00', note: 'a&b=é +', ok: false, none: null, list: ['x', 'y'] };
    const { data } = (await callOperation(client, grant, [body])) as { data: unknown };
    await createRaw(client, [grant]).POST('/auth/tokens', { body: body as never });

    expect(data).toEqual({ message: 'OK' });
    expect(server.arrived.map(({ headers }) => headers['content-type'])).toEqual(
      Array(2).fill('application/x-www-form-urlencoded'),
    );
    const fields = [
      ['amount', '155.00'],
      ['note', 'a&b=é +'],
      ['ok', '0'],
      ['list[]', 'x'],
      ['list[]', 'y'],
    ];
    expect(await Promise.all(server.arrived.map(parseForm))).toEqual([fields, fields]);
  } finally {
    await server.close();
  }
});
