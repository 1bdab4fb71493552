import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Scope } from '@wapi/types';
import type { Store } from './store.js';

/** What a token allows. */
export interface Grant {
  /** The token's digest, under which the grant is kept, so that a store never holds a token. */
  id: string;
  accountNumber: string;
  scopes: readonly Scope[];
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** The tokens of one mock. */
export interface Tokens {
  /**
   * Grants a new pair.
   *
   * @param lifetime seconds until the access token expires
   */
  grant(
    accountNumber: string,
    scopes: readonly Scope[],
    lifetime: number,
  ): Promise<{ accessToken: string; refreshToken: string }>;
  /** What a refresh token allows, which is then used up; undefined when it is unknown, expired or used. */
  useRefreshToken(refreshToken: string): Promise<Grant | undefined>;
  /** Makes the access token of a grant worthless. */
  revoke(id: string): Promise<void>;
  /** What an access token allows; undefined when it is unknown, expired or revoked. */
  find(accessToken: string): Promise<Grant | undefined>;
}

/** How much longer than its access token a refresh token lives, in seconds. */
const REFRESH_MARGIN_SECONDS = 21_600;

/**
 * Creates the token service of a mock.
 *
 * @param clock milliseconds since 1970
 */
export function createTokens(store: Store, clock: () => number): Tokens {
  // Nobody verifies the signature: a token is good while the store knows it. It is signed so that it reads like WAPI's.
  const secret = randomBytes(32);

  async function sign(accountNumber: string, scopes: readonly Scope[], expiresAt: number): Promise<string> {
    // Those who use keys need no tokens, so the library is loaded when it is needed.
    const { SignJWT } = await import('jose');
    return new SignJWT({ scopes })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setJti(randomUUID())
      .setSubject(accountNumber)
      .setIssuedAt(Math.floor(clock() / 1000))
      .setExpirationTime(Math.floor(expiresAt / 1000))
      .sign(secret);
  }

  function unexpired(value: unknown): Grant | undefined {
    const grant = value as Grant | undefined;
    return grant !== undefined && grant.expiresAt > clock() ? grant : undefined;
  }

  /** Makes a token that is good for some seconds. */
  async function create(
    keyOf: (id: string) => string,
    accountNumber: string,
    scopes: readonly Scope[],
    seconds: number,
  ): Promise<string> {
    const lifetime = seconds * 1000;
    const expiresAt = clock() + lifetime;
    const token = await sign(accountNumber, scopes, expiresAt);
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
