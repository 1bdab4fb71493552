import { pathToFileURL } from 'node:url';
import type { ClientCandidate } from '../candidate.js';

type Operation = (options: object) => Promise<{ data: unknown }>;

/** The exports of the generated client that the benchmark uses. */
interface GeneratedClient {
  createClient: (config: object) => unknown;
  getUserProfile: Operation;
  createLocalBank: Operation;
  createPicture: Operation;
}

/**
 * The client that hey-api generates from the spec.
 *
 * @param path the generated client, bundled into one module
 */
export async function loadHeyApi(path: string): Promise<ClientCandidate> {
  const generated = (await import(pathToFileURL(path).href)) as GeneratedClient;
  return {
    name: 'hey-api',
    create({ baseUrl, key, fetch }) {
      const auth = ({ name }: { name?: string }): string | undefined => (name === 'X-WAPI-Key' ? key : undefined);
      const headers = { Accept: 'application/json' };
      const client = generated.createClient({ baseUrl, auth, headers, ...(fetch && { fetch }) });
      return {
        getProfile: async () => (await generated.getUserProfile({ client })).data,
        createBank: async (body) => (await generated.createLocalBank({ client, body })).data,
        uploadPicture: async (picture) => (await generated.createPicture({ client, body: { picture } })).data,
      };
    },
  };
}
