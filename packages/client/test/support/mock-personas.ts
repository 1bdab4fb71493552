import { createMock } from '@wapi/mock';
import { createWapi, type Wapi, type WapiAuth, type WapiOptions } from '../../src/index.js';
import { withoutPacingOrRetries } from './recording-client.js';

/** Every persona's password. */
export const PASSWORD = 'Passw0rd!';

export interface PersonaKey {
  key: string;
  scopes: string[];
  status: string;
}

/** A mock in its initial state, and clients for its personas. It opens no port. */
export interface MockPersonas {
  client(auth?: WapiAuth, options?: Partial<WapiOptions>): Wapi;
  fetch: (input: string | Request, init?: RequestInit) => Promise<Response>;
  /** A client with the key that has all scopes that the persona may use. */
  as(email: string): Promise<Wapi>;
  keysOf(email: string): Promise<PersonaKey[]>;
}

/** Mocks with and without rate limits. They are reused, because each compiles the whole spec. */
const mocks = new Map<boolean, ReturnType<typeof createMock>>();

/** Resets the mock. Personas that were created earlier share its state. */
export function createMockPersonas({ rateLimit = false } = {}): MockPersonas {
  const mock = mocks.get(rateLimit) ?? createMock({ rateLimit });
  mocks.set(rateLimit, mock);
  const ready = mock.reset();
  const fetch: MockPersonas['fetch'] = async (input, init) => {
    await ready;
    return mock.fetch(input, init);
  };
  const personas = async (): Promise<{ email: string; key: string; keys: PersonaKey[] }[]> => {
    const listing = await fetch(new Request('http://x/__wapi'));
    return ((await listing.json()) as { personas: { email: string; key: string; keys: PersonaKey[] }[] }).personas;
  };
  const persona = async (email: string): Promise<{ key: string; keys: PersonaKey[] }> => {
    const found = (await personas()).find((candidate) => candidate.email === email);
    if (!found) throw new Error(`the mock has no persona ${email}`);
    return found;
  };
  const client = (auth?: WapiAuth, options: Partial<WapiOptions> = withoutPacingOrRetries): Wapi =>
    createWapi({ ...options, baseUrl: 'http://wapi.mock/wapi', environment: 'sandbox', fetch, ...(auth && { auth }) });
  return {
    client,
    fetch,
    as: async (email) => client({ key: (await persona(email)).key }),
    keysOf: async (email) => (await persona(email)).keys,
  };
}
