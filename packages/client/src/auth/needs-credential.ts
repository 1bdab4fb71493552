import { WapiConfigError } from '../errors/wapi-config-error.js';
import { wapiKey } from '../generated/wire.js';
import type { Client } from '../transport/client.js';
import type { CredentialKind, WireOperation } from '../transport/wire-operation.js';

/** What the transport knows of a credential. The secret stays inside the function. */
export interface Credential {
  kind: CredentialKind;
  /** The header that carries it. */
  headerName: string;
  /**
   * The key or token, asked for anew for each request. At once where it is known.
   *
   * @throws WapiConfigError or WapiAuthError when there is none that can be sent
   */
  secret(): string | Promise<string>;
  /**
   * Gets another token after the API refused one.
   *
   * @returns undefined if there is none
   */
  renew?(refused: string): Promise<string | undefined>;
  /** Forgets the tokens, which are worthless now. */
  forget?(): Promise<void>;
}

/** Every header that may carry a credential. */
export const credentialHeaders = ['Authorization', wapiKey.header] as const;

/**
 * The credential that an operation is sent with; undefined where it is public.
 *
 * @throws WapiConfigError if the client has none that the operation takes
 */
export function needsCredential({ credential }: Client, operation: WireOperation): Credential | undefined {
  if (operation.credentials.length === 0) return undefined;
  if (credential && operation.credentials.includes(credential.kind)) return credential;
  const wanted = operation.credentials.map((kind) => (kind === 'bearer' ? '{ email, password, scopes } or { token }' : '{ key }')).join(' or ');
  throw new WapiConfigError(`${operation.id} needs a credential, pass auth: ${wanted} to createWapi`);
}
