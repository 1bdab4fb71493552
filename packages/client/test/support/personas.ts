import { createMock } from '@wapi/mock';
import { createWapi, type Wapi, type WapiAuth } from '../../src/index.js';

/** Every persona's password. */
export const PASSWORD = 'Passw0rd!';

export interface PersonaKey {
  key: string;
  scopes: string[];
  status: string;
}

/** A mock of its own, and clients of its personas. No port is opened. */
export interface World {
  client(auth?: WapiAuth): Wapi;
  /** A client with the key of all scopes that the persona may use. */
  as(email: string): Promise<Wapi>;
  keysOf(email: string): Promise<PersonaKey[]>;
}

export function createWorld(options: Parameters<typeof createMock>[0] = { rateLimit: false }): World {
  const mock = createMock(options);
  const personas = async (): Promise<{ email: string; key: string; keys: PersonaKey[] }[]> => {
    const listing = await mock.fetch(new Request('http://x/__wapi'));
    return ((await listing.json()) as { personas: { email: string; key: string; keys: PersonaKey[] }[] }).personas;
  };
  const persona = async (email: string): Promise<{ key: string; keys: PersonaKey[] }> => {
    const found = (await personas()).find((candidate) => candidate.email === email);
    if (!found) throw new Error(`the mock has no persona ${email}`);
    return found;
  };
  const client = (auth?: WapiAuth): Wapi =>
    createWapi({ baseUrl: 'http://wapi.mock/wapi', environment: 'sandbox', fetch: mock.fetch, ...(auth && { auth }) });
  return { client, as: async (email) => client({ key: (await persona(email)).key }), keysOf: async (email) => (await persona(email)).keys };
}
