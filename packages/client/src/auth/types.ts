import type { Scope } from '@wapi/types';
import type { TokenStore } from './token-store.js';

// Few types have a type parameter, because every member of a generic interface costs each program that uses it.

/** E-mail address and password. The client gets and renews the tokens itself. The `bearer` scheme of the spec. */
export interface PasswordAuth<Granted extends Scope = Scope> extends PasswordFields {
  /** The scopes of the tokens. If they are literals, calls that need another scope do not compile. */
  scopes: readonly Granted[] | Granted;
}

interface PasswordFields {
  email: string;
  password: string;
  /**
   * Stores the tokens.
   *
   * @default memoryTokenStore()
   */
  store?: TokenStore | undefined;
  token?: undefined;
  key?: undefined;
}

/**
 * A bearer token from another source, for {@link https://www.rfc-editor.org/rfc/rfc6750 | the `bearer` scheme} of the
 * spec.
 */
export interface TokenAuth<Granted extends Scope = Scope> extends TokenFields {
  /** The token's scopes. If given, the compiler checks calls against them. They are not sent. */
  scopes?: readonly Granted[] | undefined;
}

interface TokenFields {
  /**
   * An access token without the word `Bearer`, or a function that returns one. The function is called for every request
   * that needs a credential. After the API refused a token, it is called with that token, and its result is tried once.
   */
  token: string | ((refused?: string) => string | Promise<string>);
  key?: undefined;
  email?: undefined;
  password?: undefined;
}

/** A WAPI Key, the `wapiKey` scheme of the spec. */
export interface KeyAuth<Granted extends Scope = Scope> extends KeyFields {
  /** The key's scopes. If given, the compiler checks calls against them. They are not sent. */
  scopes?: readonly Granted[] | undefined;
}

interface KeyFields {
  /** `wapi_live_<kid>_<secret>` or `wapi_test_<kid>_<secret>`, for the live or the sandbox environment. */
  key: string;
  token?: undefined;
  email?: undefined;
  password?: undefined;
}

/** Exactly one credential. */
export type WapiAuth<Granted extends Scope = Scope> = PasswordAuth<Granted> | TokenAuth<Granted> | KeyAuth<Granted>;

/** A credential that does not say which scopes it has. */
export type UnscopedAuth = TokenFields | KeyFields;

/** Any credential, without a type parameter. */
export type SomeAuth = UnscopedAuth | (PasswordFields & { scopes: readonly Scope[] | Scope });
