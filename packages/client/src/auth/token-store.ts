/** A pair of tokens with what the client has to know of it. */
export interface StoredTokens {
  /** Whose tokens they are: base URL, e-mail address and scopes. Tokens of another owner are never sent. */
  owner: string;
  accessToken: string;
  /** Good for one new pair. */
  refreshToken: string;
  /** When the access token expires, in milliseconds since 1970. */
  expiresAt: number;
}

/**
 * Where a client with e-mail address and password keeps its tokens, so that a restart or a second process need not grant new ones.
 *
 * What it holds is as secret as the password.
 */
export interface TokenStore {
  /** What is stored; undefined where there is nothing, or nothing that can be read. */
  read(): Promise<StoredTokens | undefined>;
  /**
   * Replaces what is stored by what `change` makes of it, and returns that.
   *
   * Nobody else may change the store meanwhile, in no process that shares it: a refresh token is good for one use, and `change` spends it.
   * If `change` throws, everything stays as it was.
   *
   * @param change returns undefined to forget the tokens
   */
  update(change: (current: StoredTokens | undefined) => Promise<StoredTokens | undefined>): Promise<StoredTokens | undefined>;
}

/** A store that lives as long as the process. */
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
