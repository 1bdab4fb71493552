import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Scope } from '@wapi/types';
import type { Store } from './store.js';

/** What an access token allows. Kept under the token's digest, so that a store never holds a token. */
export interface Grant {
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
  grant(accountNumber: string, scopes: readonly Scope[], lifetime: number): Promise<{ accessToken: string; refreshToken: string }>;
  /** What a refresh token allows, which is then used up; undefined when it is unknown, expired or used. */
  useRefreshToken(refreshToken: string): Promise<Grant | undefined>;
  /** Makes the access token of a grant worthless. */
  revoke(id: string): Promise<void>;
  /** What an access token allows; undefined when it is unknown, expired or revoked. */
  find(accessToken: string): Promise<Grant | undefined>;
}

/** How many grants are remembered. Nobody can use as many; a test that asks for ever more must not fill the memory. */
const MAX_GRANTS = 10_000;

/** How much longer than its access token a refresh token lives, in seconds. */
const REFRESH_MARGIN_SECONDS = 21_600;

/**
 * Creates the token service of a mock.
 *
 * @param clock milliseconds since 1970
 * @param maxGrants how many grants are remembered
 */
export function createTokens(store: Store, clock: () => number, maxGrants = MAX_GRANTS): Tokens {
  const remembered: string[][] = [];

  async function remember(keys: string[]): Promise<void> {
    remembered.push(keys);
    if (remembered.length <= maxGrants) return;
    for (const key of remembered.splice(0, remembered.length - maxGrants).flat()) await store.delete(key);
  }

  // Nobody verifies the signature: a token is good while the store knows it. It is signed so that it reads like WAPI's.
  const secret = randomBytes(32);

  async function sign(id: string, accountNumber: string, scopes: readonly Scope[], expiresAt: number): Promise<string> {
    // Those who use keys need no tokens, so the library is loaded when it is needed.
    const { SignJWT } = await import('jose');
    return new SignJWT({ scopes })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setJti(id)
      .setSubject(accountNumber)
      .setIssuedAt(Math.floor(clock() / 1000))
      .setExpirationTime(Math.floor(expiresAt / 1000))
      .sign(secret);
  }

  function unexpired(value: unknown): Grant | undefined {
    const grant = value as Grant | undefined;
    return grant !== undefined && grant.expiresAt > clock() ? grant : undefined;
  }

  return {
    async grant(accountNumber, scopes, lifetime) {
      const access: Grant = { id: randomUUID(), accountNumber, scopes, expiresAt: clock() + lifetime * 1000 };
      const refresh: Grant = { ...access, id: randomUUID(), expiresAt: access.expiresAt + REFRESH_MARGIN_SECONDS * 1000 };
      const accessToken = await sign(access.id, accountNumber, scopes, access.expiresAt);
      const refreshToken = await sign(refresh.id, accountNumber, scopes, refresh.expiresAt);
      const keys = [`token:${digest(accessToken)}`, `refresh:${digest(refreshToken)}`] as const;
      await store.set(keys[0], access);
      await store.set(keys[1], refresh);
      await remember([...keys, `revoked:${access.id}`]);
      return { accessToken, refreshToken };
    },
    async useRefreshToken(refreshToken) {
      return unexpired(await store.take(`refresh:${digest(refreshToken)}`));
    },
    revoke: (id) => store.set(`revoked:${id}`, true),
    async find(accessToken) {
      const grant = unexpired(await store.get(`token:${digest(accessToken)}`));
      return grant === undefined || (await store.get(`revoked:${grant.id}`)) === true ? undefined : grant;
    },
  };
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
