import { createWapi } from '@wapi/client';
import type { ClientCandidate } from '../candidate.js';

/** Our client. Pacing is off, because a benchmark exceeds the API's rate limits. */
export const wapiClient: ClientCandidate = {
  name: '@wapi/client',
  create({ baseUrl, key, fetch }) {
    const { user } = createWapi({ baseUrl, auth: { key }, pacing: false, ...(fetch && { fetch }) });
    return {
      getProfile: async () => (await user.getProfile()).data,
      createBank: async (bank) => (await user.createLocalBank(bank)).data,
      uploadPicture: async (picture) => (await user.createPicture({ picture })).data,
    };
  },
};
