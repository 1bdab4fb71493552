import type { Scope } from '@wapi/types';
import type { TokenStore } from './token-store.js';

// Few types here have a type parameter, because the compiler checks every member of a generic interface in each program
// that uses it.

/**
 * An e-mail address and a password, with which the client gets and renews tokens itself. Used for the spec's `bearer`
 * scheme.
 */
export interface PasswordAuth<Granted extends Scope = Scope> extends PasswordFields {
  /** The scopes of the tokens. If they are literals, calls that need another scope do not compile. */
  scopes: readonly Granted[] | Granted;
}

interface PasswordFields {
  email: string;
  password: string;
  /**
   * The store in which the client saves the tokens.
   *
   * @default memoryTokenStore()
   */
  store?: TokenStore | undefined;
  token?: undefined;
  key?: undefined;
}

/**
 * A bearer token that your program gets itself. Used for {@link https://www.rfc-editor.org/rfc/rfc6750 | the `bearer`
 * scheme} in the spec.
 */
export interface TokenAuth<Granted extends Scope = Scope> extends TokenFields {
  /** The token's scopes. If given, the compiler checks calls against them. They are not sent. */
  scopes?: readonly Granted[] | undefined;
}

interface TokenFields {
  /**
   * An access token without the word `Bearer`, or a function that returns an access token. The client calls the
   * function for every request that needs a credential. If the API refuses a token, the client passes it to the
   * function, and tries the returned token once.
   */
  token: string | ((refused?: string) => string | Promise<string>);
  key?: undefined;
  email?: undefined;
  password?: undefined;
}

/** A WAPI Key. Used for the spec's `wapiKey` scheme. */
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

/** A credential whose scopes the compiler does not know. */
export type UnscopedAuth = TokenFields | KeyFields;

/** Any credential, with scopes that the compiler does not check. */
export type SomeAuth = UnscopedAuth | (PasswordFields & { scopes: readonly Scope[] | Scope });
