import { expect, test } from 'vitest';
import { createMockPersonas, PASSWORD } from '../support/mock-personas.js';

test('a store that cannot forget does not turn a revoked token into a failed call', async () => {
  const memory = { tokens: undefined as never };
  const auth = {
    email: 'wapi@test.com',
    password: PASSWORD,
    scopes: 'wapi-user-all',
    store: {
      read: async () => memory.tokens,
      update: async (change: (current: undefined) => Promise<unknown>) => {
        const next = await change(memory.tokens);
        if (next === undefined) throw new Error('read-only file system');
        return (memory.tokens = next as never);
      },
    },
  } as const;
  const wapi = createMockPersonas().client(auth);
  expect((await wapi.user.getProfile()).status).toBe(200);
  expect((await wapi.auth.revoke()).status).toBe(200);
  // The stored token is refused now, so the client requests a new one.
  expect((await wapi.user.getProfile()).status).toBe(200);
});
