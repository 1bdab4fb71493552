import type { paths } from '@wapi/types';
import createClient from 'openapi-fetch';
import type { ClientCandidate } from '../candidate.js';
import { toForm } from './fetch.js';

/**
 * The library that our client is built on, used on its own. It sends objects as JSON unless its user says otherwise.
 */
export const openapiFetch: ClientCandidate = {
  name: 'openapi-fetch',
  create({ baseUrl, key, fetch }) {
    const headers = { 'X-WAPI-Key': key, Accept: 'application/json' };
    const client = createClient<paths>({ baseUrl, headers, ...(fetch && { fetch }) });
    return {
      getProfile: async () => (await client.GET('/user')).data,
      createBank: async (body) => (await client.POST('/user/banks/local', { body, bodySerializer: toForm })).data,
      uploadPicture: async (picture) => {
        const { data } = await client.POST('/user/picture', { body: { picture }, bodySerializer: toForm });
        return data;
      },
    };
  },
};
