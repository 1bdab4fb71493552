import { createWapi } from '@wapi/client';

/** The client of this project. It would keep the API's limits per minute, which a benchmark is beyond. */
export const wapiClient = {
  name: '@wapi/client',
  /** @type {import('./contestant.js').ClientContestant['create']} */
  create({ baseUrl, key, fetch }) {
    const { user } = createWapi({ baseUrl, auth: { key }, pacing: false, ...(fetch && { fetch }) });
    return {
      getProfile: async () => (await user.getProfile()).data,
      createBank: async (bank) => (await user.createLocalBank(bank)).data,
      uploadPicture: async (picture) => (await user.createPicture({ picture })).data,
    };
  },
};
