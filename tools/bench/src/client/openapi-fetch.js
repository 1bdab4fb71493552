import createClient from 'openapi-fetch';
import { toForm } from './bare-fetch.js';

/** What the client is built on, alone. It sends objects as JSON unless its user says otherwise. */
export const openapiFetch = {
  name: 'openapi-fetch',
  /** @type {import('./contestant.js').ClientContestant['create']} */
  create({ baseUrl, key, fetch }) {
    const headers = { 'X-WAPI-Key': key, Accept: 'application/json' };
    /** @type {import('openapi-fetch').Client<import('@wapi/types').paths>} */
    const client = createClient({ baseUrl, headers, ...(fetch && { fetch }) });
    return {
      getProfile: async () => (await client.GET('/user')).data,
      createBank: async (body) => (await client.POST('/user/banks/local', { body, bodySerializer: toForm })).data,
      uploadPicture: async (picture) => (await client.POST('/user/picture', { body: { picture }, bodySerializer: toForm })).data,
    };
  },
};
