import type { Persona, PersonaKey } from './personas.js';

/** A persona as `GET /__wapi` lists it. */
export interface PersonaListing {
  email: string;
  password: string;
  /** The WAPI Key with all scopes that the account may use; null for PERSONAL accounts, which have no keys. */
  key: string | null;
  accountNumber: string;
  accountType: 'PERSONAL' | 'BUSINESS';
  verified: boolean;
  merchant: boolean;
  purpose: string;
  /** All keys: `key`, one for each group of scopes, an expired key and a revoked key. */
  keys: readonly PersonaKey[];
}

/** Lists a persona with its credentials, which are valid for the mock only. */
export function listPersona({ account, keys, purpose }: Persona): PersonaListing {
  const { email, password, accountNumber, accountType, verified, merchant } = account;
  return { email, password, key: keys[0]?.key ?? null, accountNumber, accountType, verified, merchant, purpose, keys };
}
