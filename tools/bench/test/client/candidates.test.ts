import { describe, expect, it } from 'vitest';
import { assertEquivalent } from '../../src/client/assert-equivalent.js';
import type { ClientCandidate } from '../../src/client/candidate.js';
import { bareFetch } from '../../src/client/candidates/fetch.js';
import { kyClient } from '../../src/client/candidates/ky.js';
import { openapiFetch } from '../../src/client/candidates/openapi-fetch.js';
import { wapiClient } from '../../src/client/candidates/wapi.js';
import { cases, KEY } from '../../src/client/cases.js';
import { startServer } from '../../src/client/start-server.js';

const candidates: ClientCandidate[] = [bareFetch, openapiFetch, kyClient, wapiClient];

describe('assertEquivalent', () => {
  it('accepts the clients that are compared', async () => {
    await expect(assertEquivalent(candidates)).resolves.toBeUndefined();
  });

  it('rejects a client that sends a different request', async () => {
    const lazy: ClientCandidate = {
      name: 'lazy',
      create: (settings) => bareFetch.create({ ...settings, key: 'another' }),
    };
    await expect(assertEquivalent([bareFetch, lazy])).rejects.toThrow('lazy and fetch differ in getProfile');
  });
});

it.each(cases.filter(({ over }) => over === 'http'))('every client gets a response: $title', async ({ act }) => {
  const { baseUrl, close } = await startServer();
  const responses = await Promise.all(candidates.map(({ create }) => act(create({ baseUrl, key: KEY }))));
  for (const response of responses) expect(response).toMatchObject({ message: expect.any(String) });
  close();
});
