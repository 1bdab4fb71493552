import type { Persona, PersonaKey } from './personas.js';

/** A persona as `GET /__wapi` lists it. */
export interface PersonaListing {
  email: string;
  password: string;
  /** The key that may do all that the account may; null for PERSONAL accounts, which have none. */
  key: string | null;
  accountNumber: string;
  accountType: 'PERSONAL' | 'BUSINESS';
  verified: boolean;
  merchant: boolean;
  purpose: string;
  /** Every key: the one above, one for each group of scopes, an expired and a revoked one. */
  keys: readonly PersonaKey[];
}

/** Lists a persona with its credentials. They open nothing but the mock. */
export function listPersona({ account, keys, purpose }: Persona): PersonaListing {
  const { email, password, accountNumber, accountType, verified, merchant } = account;
  return { email, password, key: keys[0]?.key ?? null, accountNumber, accountType, verified, merchant, purpose, keys };
}
