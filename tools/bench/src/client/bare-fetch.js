/** What has to be done at least. */
export const bareFetch = {
  name: 'fetch',
  /** @type {import('./contestant.js').ClientContestant['create']} */
  create({ baseUrl, key, fetch = globalThis.fetch }) {
    const headers = { 'X-WAPI-Key': key, Accept: 'application/json' };
    const post = async (/** @type {string} */ path, /** @type {FormData} */ body) =>
      (await fetch(`${baseUrl}${path}`, { method: 'POST', headers, body })).json();
    return {
      getProfile: async () => (await fetch(`${baseUrl}/user`, { headers })).json(),
      createBank: (bank) => post('/user/banks/local', toForm(bank)),
      uploadPicture: (picture) => post('/user/picture', toForm({ picture })),
    };
  },
};

/**
 * A form of some fields, for the clients that leave its making to their users.
 *
 * @param {object} fields
 */
export function toForm(fields) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}
