/** A pair of tokens with its owner and its expiry. */
export interface StoredTokens {
  /** Base URL, e-mail address and scopes. Tokens of another owner are never sent. */
  owner: string;
  accessToken: string;
  /** Valid for one refresh. */
  refreshToken: string;
  /** When the access token expires, in milliseconds since 1970. */
  expiresAt: number;
}

/**
 * Stores the tokens of a client with e-mail address and password, so that a restart or a second process does not need
 * new ones.
 *
 * Its content is as secret as the password.
 */
export interface TokenStore {
  /** Returns the stored tokens; undefined if no readable tokens are stored. */
  read(): Promise<StoredTokens | undefined>;
  /**
   * Replaces the stored tokens by the result of `change`, and returns that.
   *
   * No other caller and no other process may change the store in the meantime, because a refresh token is valid for one
   * use, and `change` spends it. If `change` throws, the store is unchanged.
   *
   * @param change returns undefined to delete the tokens
   */
  update(
    change: (current: StoredTokens | undefined) => Promise<StoredTokens | undefined>,
  ): Promise<StoredTokens | undefined>;
}

/** A store in the memory of this process. */
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
