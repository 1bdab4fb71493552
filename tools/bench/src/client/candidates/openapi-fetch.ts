import type { paths } from '@wapi/types';
import createClient from 'openapi-fetch';
import type { Calls, ClientCandidate, ClientSettings } from '../candidate.js';
import { toForm } from './fetch.js';

/** The library that our client uses. By default, it sends objects as JSON. */
export const openapiFetch: ClientCandidate = {
  name: 'openapi-fetch',
  create: (settings) => createCalls(settings, () => undefined),
};

/** openapi-fetch with a per-call timeout, because our client always has one. */
export const openapiFetchWithTimeout: ClientCandidate = {
  name: 'openapi-fetch with a time limit',
  create: (settings) => createCalls(settings, () => AbortSignal.timeout(60_000)),
};

function createCalls({ baseUrl, key, fetch }: ClientSettings, getSignal: () => AbortSignal | undefined): Calls {
  const headers = { 'X-WAPI-Key': key, Accept: 'application/json' };
  const client = createClient<paths>({ baseUrl, headers, ...(fetch && { fetch }) });
  const bodySerializer = toForm;
  return {
    getProfile: async () => (await client.GET('/user', { ...limit() })).data,
    createBank: async (body) => (await client.POST('/user/banks/local', { body, bodySerializer, ...limit() })).data,
    uploadPicture: async (picture) => {
      const { data } = await client.POST('/user/picture', { body: { picture }, bodySerializer, ...limit() });
      return data;
    },
  };

  function limit(): { signal?: AbortSignal } {
    const signal = getSignal();
    return signal ? { signal } : {};
  }
}
