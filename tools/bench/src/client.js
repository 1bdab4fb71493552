import { createWapi } from '@wapi/client';
import { contract } from '@wapi/types';
import createClient from 'openapi-fetch';

const KEY = `wapi_test_${'0'.repeat(18)}_${'0'.repeat(64)}`;
const BASE_URL = 'http://127.0.0.1/wapi';

const body = JSON.stringify(contract.operations.find(({ id }) => id === 'getUserProfile')?.responses[0]?.examples[0]?.value);
const answer = async () => new Response(body, { headers: { 'content-type': 'application/json' } });

/** A call of the client that is answered at once, against openapi-fetch alone and against nothing but a request and its JSON. */
export function clientContestants() {
  const wapi = createWapi({ baseUrl: BASE_URL, auth: { key: KEY }, fetch: answer });
  const alone = createClient({ baseUrl: BASE_URL, headers: { 'X-WAPI-Key': KEY }, fetch: answer });
  const get = /** @type {(path: string) => Promise<unknown>} */ (/** @type {unknown} */ (alone.GET));
  return [
    {
      name: 'fetch and response.json()',
      run: async () => {
        void new Request(`${BASE_URL}/user`, { headers: { 'X-WAPI-Key': KEY } });
        return (await answer()).json();
      },
    },
    { name: 'openapi-fetch', run: () => get('/user') },
    { name: '@wapi/client', run: () => wapi.user.getProfile() },
  ];
}
