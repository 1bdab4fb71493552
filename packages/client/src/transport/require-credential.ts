import { WapiConfigError } from '../errors/wapi-config-error.js';
import { wapiKey } from '../generated/wire.js';
import type { OperationDescriptor } from '../operation/descriptor.js';
import type { Client } from './client.js';
import type { Credential } from './credential.js';

/** Every header that may carry a credential. */
export const credentialHeaders = ['Authorization', wapiKey.header] as const;

/**
 * Returns the credential to send with an operation; undefined if the operation is public.
 *
 * @throws WapiConfigError if the client has none that the operation accepts
 */
export function requireCredential({ credential }: Client, operation: OperationDescriptor): Credential | undefined {
  if (operation.credentials.length === 0) return undefined;
  if (credential && operation.credentials.includes(credential.kind)) return credential;
  const wanted = operation.credentials
    .map((kind) => (kind === 'bearer' ? '{ email, password, scopes } or { token }' : '{ key }'))
    .join(' or ');
  throw new WapiConfigError(`${operation.id} needs a credential. Pass auth: ${wanted} to createWapi`);
}
