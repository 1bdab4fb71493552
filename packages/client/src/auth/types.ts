import type { Scope } from '@wapi/types';
import type { TokenStore } from './token-store.js';

/** E-mail address and password, for which the client gets tokens itself and renews them: the `bearer` scheme of the spec. */
export interface PasswordAuth<Granted extends Scope = Scope> {
  email: string;
  password: string;
  /** What the tokens shall allow. Written as literals, calls that need another scope do not compile. */
  scopes: readonly Granted[] | Granted;
  /** Where the tokens are kept. Default: in memory. */
  store?: TokenStore;
  token?: never;
  key?: never;
}

/** A bearer token that something else gets, from {@link https://www.rfc-editor.org/rfc/rfc6750 | the `bearer` scheme} of the spec. */
export interface TokenAuth<Granted extends Scope = Scope> {
  /**
   * An access token without the word `Bearer`, or a function that returns one. The function is called for every request that needs a
   * credential. When the API has refused a token, it is called with that token, and its answer is tried once.
   */
  token: string | ((refused?: string) => string | Promise<string>);
  /** The token's scopes, if the compiler shall hold calls against them. They are not sent. */
  scopes?: readonly Granted[];
  key?: never;
  email?: never;
  password?: never;
}

/** A WAPI Key, the `wapiKey` scheme of the spec. */
export interface KeyAuth<Granted extends Scope = Scope> {
  /** `wapi_live_<kid>_<secret>` or `wapi_test_<kid>_<secret>`, for the live or the sandbox environment. */
  key: string;
  /** The key's scopes, if the compiler shall hold calls against them. They are not sent. */
  scopes?: readonly Granted[];
  token?: never;
  email?: never;
  password?: never;
}

/** Exactly one credential. */
export type WapiAuth<Granted extends Scope = Scope> = PasswordAuth<Granted> | TokenAuth<Granted> | KeyAuth<Granted>;
