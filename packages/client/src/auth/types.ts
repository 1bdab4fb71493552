/** A bearer token, from {@link https://www.rfc-editor.org/rfc/rfc6750 | the `bearer` scheme} of the spec. */
export interface TokenAuth {
  /**
   * An access token without the word `Bearer`, or a function that returns one. The function is called for every request that needs a
   * credential, so it decides when a token is renewed.
   */
  token: string | (() => string | Promise<string>);
  key?: never;
}

/** A WAPI Key, the `wapiKey` scheme of the spec. */
export interface KeyAuth {
  /** `wapi_live_<kid>_<secret>` or `wapi_test_<kid>_<secret>`, for the live or the sandbox environment. */
  key: string;
  token?: never;
}

/** Exactly one credential. */
export type WapiAuth = TokenAuth | KeyAuth;
