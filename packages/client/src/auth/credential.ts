import type { Environment } from '@wapi/types';
import { WapiConfigError } from '../errors/wapi-config-error.js';
import { wapiKey } from '../generated/wire.js';
import type { CredentialKind } from '../transport/wire-operation.js';
import type { WapiAuth } from './types.js';

/** What the transport knows of a credential. The secret stays inside the function. */
export interface Credential {
  kind: CredentialKind;
  /** The header that carries it. */
  headerName: string;
  /**
   * The header's value, made anew for each request.
   *
   * @throws WapiConfigError when no usable token is to be had
   */
  headerValue(): Promise<string>;
}

/** Every header that may carry a credential. */
export const credentialHeaders = ['Authorization', wapiKey.header] as const;

/**
 * Checks the `auth` option.
 *
 * @param environment where it is known, a key of the other one is refused
 * @throws WapiConfigError if there is not exactly one credential, or a key that cannot be right
 */
export function createCredential(auth: WapiAuth | undefined, environment: Environment | undefined): Credential | undefined {
  if (auth === undefined) return undefined;
  const { token, key } = (auth ?? {}) as { token?: unknown; key?: unknown };
  if (token !== undefined && key !== undefined) throw new WapiConfigError('createWapi: auth has both a token and a key, pass exactly one');
  if (typeof key === 'string') return keyCredential(key, environment);
  if (typeof token === 'string' || typeof token === 'function') return tokenCredential(token as string | TokenFunction);
  throw new WapiConfigError('createWapi: auth must be { token } (a string or a function that returns one) or { key } (a string), or be left out');
}

type TokenFunction = () => string | Promise<string>;

function keyCredential(key: string, environment: Environment | undefined): Credential {
  const word = wapiKey.pattern.exec(key)?.[1];
  if (word === undefined) throw new WapiConfigError(`createWapi: auth.key is malformed, a WAPI Key matches ${wapiKey.pattern.source}`);
  const own = (wapiKey.environments as Readonly<Record<string, Environment>>)[word];
  if (environment !== undefined && own !== environment) {
    throw new WapiConfigError(`createWapi: auth.key is a ${own} key, but the environment is ${environment}`);
  }
  return { kind: 'wapiKey', headerName: wapiKey.header, headerValue: async () => key };
}

function tokenCredential(token: string | TokenFunction): Credential {
  if (typeof token === 'string') checkToken(token, 'auth.token');
  return {
    kind: 'bearer',
    headerName: 'Authorization',
    headerValue: async () => `Bearer ${typeof token === 'string' ? token : checkToken(await callTokenFunction(token), "auth.token()'s result")}`,
  };
}

async function callTokenFunction(token: TokenFunction): Promise<unknown> {
  try {
    return await token();
  } catch (cause) {
    throw new WapiConfigError('auth.token() failed, nothing was sent', { cause });
  }
}

/** Checked here because `Headers` quotes a value that it refuses, and the value is secret. */
function checkToken(token: unknown, what: string): string {
  if (typeof token !== 'string' || token === '') throw new WapiConfigError(`${what} must be a string that is not empty`);
  if (wapiKey.pattern.test(token)) throw new WapiConfigError(`${what} is a WAPI Key, pass it as auth: { key }`);
  if (!/^[\x21-\x7e]+$/.test(token)) throw new WapiConfigError(`${what} must have no spaces or control characters, and not start with "Bearer "`);
  return token;
}
