import type { Environment } from '@wapi/types';
import { WapiAuthError } from '../errors/wapi-auth-error.js';
import { WapiConfigError } from '../errors/wapi-config-error.js';
import { wapiKey } from '../generated/wire.js';
import type { Client } from '../transport/client.js';
import type { Credential } from '../transport/credential.js';
import { passwordCredential } from './password-credential.js';
import type { PasswordAuth, TokenAuth, WapiAuth } from './types.js';

/**
 * The characters that a credential may contain. `Headers` rejects or drops all other characters, and the message of its
 * error quotes the secret.
 */
const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

/**
 * Checks the `auth` option.
 *
 * @param environment the environment of the server, if known. A key for a different environment is rejected
 * @param client requests the tokens
 * @throws WapiConfigError unless `auth` contains exactly one well-formed credential
 */
export function createCredential(
  auth: WapiAuth | undefined,
  environment: Environment | undefined,
  client: Client,
): Credential | undefined {
  if (auth === undefined) return undefined;
  const { email, token, key } = (auth ?? {}) as { email?: unknown; token?: unknown; key?: unknown };
  const given = Object.entries({ email, token, key }).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (given.length > 1)
    throw new WapiConfigError(`createWapi: auth must be exactly one credential, received ${given.join(' and ')}`);
  if (typeof key === 'string') return keyCredential(key, environment);
  if (typeof token === 'string' || typeof token === 'function') return tokenCredential(token as TokenAuth['token']);
  if (email !== undefined) return passwordCredential(auth as PasswordAuth, client);
  // A caller may pass a promise. Node would also exit if that promise rejects.
  Promise.resolve(auth).catch(() => {});
  throw new WapiConfigError('createWapi: auth must be { email, password, scopes }, { token } or { key }');
}

function keyCredential(key: string, environment: Environment | undefined): Credential {
  const own = getKeyEnvironment(key);
  if (own === undefined) {
    const prefixes = Object.keys(wapiKey.environments).map((word) => `wapi_${word}_`);
    const rule = key ? `start with ${prefixes.join(' or ')}` : 'not be empty';
    throw new WapiConfigError(`createWapi: auth.key must ${rule}`);
  }
  if (!VISIBLE_ASCII.test(key))
    throw new WapiConfigError('createWapi: auth.key must not contain spaces or control characters');
  if (environment !== undefined && own !== environment) {
    throw new WapiConfigError(`createWapi: auth.key must be a ${environment} key, received a ${own} key`);
  }
  // WiPay documents only the prefix of a key. The API checks the rest of the key.
  if (!wapiKey.pattern.test(key))
    console.warn(
      `createWapi: auth.key does not match ${wapiKey.pattern.source}. It is sent unchanged; check it if ` +
        'requests fail with 401.',
    );
  return { kind: 'wapiKey', headerName: wapiKey.header, secret: () => key };
}

/** Returns the environment in the prefix of a WAPI Key; undefined if the string is not a WAPI Key. */
function getKeyEnvironment(text: string): Environment | undefined {
  const word = /^wapi_([a-z]+)_/.exec(text)?.[1] ?? '';
  const environments: Readonly<Record<string, Environment>> = wapiKey.environments;
  return Object.hasOwn(environments, word) ? environments[word] : undefined;
}

function tokenCredential(token: TokenAuth['token']): Credential {
  if (typeof token === 'string') {
    checkToken(token, 'createWapi: auth.token');
    return { kind: 'bearer', headerName: 'Authorization', secret: () => token };
  }
  const requestToken = async (refused?: string): Promise<string> =>
    checkToken(await callTokenFunction(token, refused), "auth.token()'s result");
  /** The last refused token, and the token that replaces it. */
  let replaced: { refused: string; by: Promise<string> } | undefined;
  return {
    kind: 'bearer',
    headerName: 'Authorization',
    async secret() {
      const given = await requestToken();
      return given === replaced?.refused ? replaced.by : given;
    },
    // The API may refuse the same token in many concurrent calls. Call the caller's token function once, and share its
    // result among these calls.
    async renew(refused) {
      if (replaced?.refused !== refused) {
        const by = requestToken(refused);
        const own = (replaced = { refused, by });
        by.catch(() => {
          if (replaced === own) replaced = undefined;
        });
      }
      const given = await replaced?.by;
      return given === refused ? undefined : given;
    },
  };
}

async function callTokenFunction(token: (refused?: string) => unknown, refused: string | undefined): Promise<unknown> {
  try {
    return await (refused === undefined ? token() : token(refused));
  } catch (cause) {
    throw new WapiAuthError('auth.token() failed. The request was not sent', { cause });
  }
}

/** Checks the token before `Headers` does, because an error from `Headers` would quote the secret. */
function checkToken(token: unknown, what: string): string {
  if (typeof token !== 'string' || token === '') throw new WapiConfigError(`${what} must be a non-empty string`);
  if (getKeyEnvironment(token) !== undefined)
    throw new WapiConfigError(`${what} must be an access token, received a WAPI Key. Pass it as auth: { key }`);
  if (!VISIBLE_ASCII.test(token))
    throw new WapiConfigError(`${what} must not contain spaces or control characters, or start with "Bearer "`);
  return token;
}
