import type { Mock, PersonaListing } from '../../src/index.js';

/** The base URL that the tests use. The mock ignores the host. */
export const BASE_URL = 'https://ttsb.wipayfinancial.com/wapi';

/** A local bank account for every platform except Jamaica. */
export const LOCAL_BANK = { bank_name: 'National Bank', name_in_bank: 'John Smith', bank_account: '123456789012' };

export type FormInput = Record<string, string | File>;

export interface Reply {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
  /** The mock's explanation of its response. */
  why: string;
}

/** Sends a request with a multipart form and reads the JSON response. */
export async function send(
  mock: Mock,
  method: string,
  path: string,
  { form, headers = {} }: { form?: FormInput; headers?: Record<string, string> } = {},
): Promise<Reply> {
  const body = new FormData();
  for (const [name, value] of Object.entries(form ?? {})) body.append(name, value);
  const response = await mock.fetch(`${BASE_URL}${path}`, { method, headers, ...(form && { body }) });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
    why: response.headers.get('x-wapi-mock-explain') ?? '',
  };
}

/** Gets a token, and returns the header that sends it. */
export async function bearer(
  mock: Mock,
  email: string,
  scopes: string,
  password = email === 'your@email.com' ? 'your_password' : 'Passw0rd!',
): Promise<{ authorization: string }> {
  const reply = await send(mock, 'POST', '/auth/tokens', { form: { email, password, scopes } });
  if (reply.status !== 200) throw new Error(`No token for ${email}: ${reply.status} ${reply.why}`);
  return { authorization: `Bearer ${String(reply.body['access_token'])}` };
}

/** Reads a persona from the mock's list. */
export async function persona(mock: Mock, email: string): Promise<PersonaListing> {
  const response = await mock.fetch('http://mock/__wapi');
  const { personas } = (await response.json()) as { personas: PersonaListing[] };
  const found = personas.find((candidate) => candidate.email === email);
  if (found === undefined) throw new Error(`There is no persona ${email}.`);
  return found;
}
