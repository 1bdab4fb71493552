import ky from 'ky';
import { toForm } from './bare-fetch.js';

/** A general client without types, for those who write each request by hand. */
export const kyClient = {
  name: 'ky',
  /** @type {import('./contestant.js').ClientContestant['create']} */
  create({ baseUrl, key, fetch }) {
    const client = ky.create({ prefixUrl: baseUrl, headers: { 'X-WAPI-Key': key }, ...(fetch && { fetch }) });
    return {
      getProfile: () => client.get('user').json(),
      createBank: (bank) => client.post('user/banks/local', { body: toForm(bank) }).json(),
      uploadPicture: (picture) => client.post('user/picture', { body: toForm({ picture }) }).json(),
    };
  },
};
