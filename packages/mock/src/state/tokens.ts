import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Scope } from '@wapi/types';
import type { Store } from './store.js';

/** The account and scopes of a token. */
export interface Grant {
  /** The digest of the token. Grants are stored under their digest, so that a store never contains a token. */
  id: string;
  accountNumber: string;
  scopes: readonly Scope[];
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** The tokens of one namespace. */
export interface Tokens {
  /**
   * Grants a new pair of tokens.
   *
   * @param lifetime seconds until the access token expires
   */
  grant(
    accountNumber: string,
    scopes: readonly Scope[],
    lifetime: number,
  ): Promise<{ accessToken: string; refreshToken: string }>;
  /**
   * Returns the grant of a refresh token and consumes the token. Returns undefined if the token is unknown, expired or
   * used.
   */
  useRefreshToken(refreshToken: string): Promise<Grant | undefined>;
  /** Revokes the access token of a grant. */
  revoke(id: string): Promise<void>;
  /** Returns the grant of an access token; undefined if the token is unknown, expired or revoked. */
  find(accessToken: string): Promise<Grant | undefined>;
}

/** Seconds for which a refresh token outlives its access token. */
const REFRESH_MARGIN_SECONDS = 21_600;

/**
 * Creates the tokens of a namespace.
 *
 * @param clock returns milliseconds since 1970
 */
export function createTokens(store: Store, clock: () => number): Tokens {
  // Tokens are signed only to look like WAPI's tokens. The signature is never verified: a token is valid while the
  // store has its grant.
  const secret = randomBytes(32);

  function sign(accountNumber: string, scopes: readonly Scope[], expiresAt: number): string {
    const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);
    const content = [
      { alg: 'HS256', typ: 'JWT' },
      { scopes, jti: randomUUID(), sub: accountNumber, iat: seconds(clock()), exp: seconds(expiresAt) },
    ]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
  }

  function unexpired(value: unknown): Grant | undefined {
    const grant = value as Grant | undefined;
    return grant !== undefined && grant.expiresAt > clock() ? grant : undefined;
  }

  async function create(
    keyOf: (id: string) => string,
    accountNumber: string,
    scopes: readonly Scope[],
    seconds: number,
  ): Promise<string> {
    const lifetime = seconds * 1000;
    const expiresAt = clock() + lifetime;
    const token = sign(accountNumber, scopes, expiresAt);
    const id = digest(token);
    const grant: Grant = { id, accountNumber, scopes, expiresAt };
    await store.set(keyOf(id), grant, lifetime);
    return token;
  }

  return {
    async grant(accountNumber, scopes, lifetime) {
      const accessToken = await create(accessKey, accountNumber, scopes, lifetime);
      const refreshToken = await create(refreshKey, accountNumber, scopes, lifetime + REFRESH_MARGIN_SECONDS);
      return { accessToken, refreshToken };
    },
    useRefreshToken: async (refreshToken) => unexpired(await store.take(refreshKey(digest(refreshToken)))),
    revoke: (id) => store.delete(accessKey(id)),
    find: async (accessToken) => unexpired(await store.get(accessKey(digest(accessToken)))),
  };
}

const accessKey = (id: string): string => `token:${id}`;
const refreshKey = (id: string): string => `refresh:${id}`;

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
