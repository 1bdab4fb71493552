import ky from 'ky';
import type { ClientCandidate } from '../candidate.js';
import { toForm } from './fetch.js';

/** A general-purpose HTTP client without types for this API, for users who write each request by hand. */
export const kyClient: ClientCandidate = {
  name: 'ky',
  create({ baseUrl, key, fetch }) {
    const client = ky.create({ prefixUrl: baseUrl, headers: { 'X-WAPI-Key': key }, ...(fetch && { fetch }) });
    return {
      getProfile: () => client.get('user').json(),
      createBank: (bank) => client.post('user/banks/local', { body: toForm(bank) }).json(),
      uploadPicture: (picture) => client.post('user/picture', { body: toForm({ picture }) }).json(),
    };
  },
};
