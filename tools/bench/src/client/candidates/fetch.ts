import type { ClientCandidate } from '../candidate.js';

/** A baseline: plain `fetch` does the minimum that every client must do. */
export const bareFetch: ClientCandidate = {
  name: 'fetch',
  create({ baseUrl, key, fetch = globalThis.fetch }) {
    const headers = { 'X-WAPI-Key': key, Accept: 'application/json' };
    const post = async (path: string, body: FormData): Promise<unknown> =>
      (await fetch(`${baseUrl}${path}`, { method: 'POST', headers, body })).json();
    return {
      getProfile: async () => (await fetch(`${baseUrl}/user`, { headers })).json(),
      createBank: (bank) => post('/user/banks/local', toForm(bank)),
      uploadPicture: (picture) => post('/user/picture', toForm({ picture })),
    };
  },
};

/** Builds a form, for clients whose users must build it themselves. */
export function toForm(fields: object): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}
