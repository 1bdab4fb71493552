/** A pair of tokens with its owner and its expiry. */
export interface StoredTokens {
  /**
   * The base URL, e-mail address and scopes for which the tokens were issued. Tokens with a different owner are never
   * sent.
   */
  owner: string;
  accessToken: string;
  /** Valid for one refresh. */
  refreshToken: string;
  /** The Unix time, in milliseconds, at which the access token expires. */
  expiresAt: number;
}

/**
 * Stores the tokens of a client that uses an e-mail address and a password. After a restart, or in a second process, a
 * client can then use the stored tokens instead of requesting new ones. Protect the stored tokens like the password.
 */
export interface TokenStore {
  /** Returns the stored tokens; undefined if no readable tokens are stored. */
  read(): Promise<StoredTokens | undefined>;
  /**
   * Replaces the stored tokens with the result of `change`, and returns the new tokens.
   *
   * No other caller or process may change the store while `change` runs, because `change` uses up a refresh token. If
   * `change` throws, the store is unchanged.
   *
   * @param change returns undefined to delete the tokens
   */
  update(
    change: (current: StoredTokens | undefined) => Promise<StoredTokens | undefined>,
  ): Promise<StoredTokens | undefined>;
}

/** Creates an in-memory store. After a restart, the client requests new tokens. */
export function memoryTokenStore(): TokenStore {
  let tokens: StoredTokens | undefined;
  let last: Promise<unknown> = Promise.resolve();
  return {
    read: async () => tokens,
    update(change) {
      const done = last.then(async () => (tokens = await change(tokens)));
      last = done.catch(() => {});
      return done;
    },
  };
}
