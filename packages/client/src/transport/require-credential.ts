import { WapiConfigError } from '../errors/wapi-config-error.js';
import { wapiKey } from '../generated/wire.js';
import type { OperationDescriptor } from '../operation/descriptor.js';
import type { Client } from './client.js';
import type { Credential } from './credential.js';
import { isPage } from './page.js';

/** Every header that may carry a credential. */
export const credentialHeaders = ['Authorization', wapiKey.header] as const;

/**
 * Returns the credential to send with an operation; undefined if the operation is public.
 *
 * @throws WapiConfigError if the client has no credential that the operation accepts
 * @throws WapiConfigError if the operation would move money in a browser page
 */
export function requireCredential(client: Client, operation: OperationDescriptor): Credential | undefined {
  if (operation.credentials.length === 0) return undefined;
  if (operation.movesMoney && isPage() && !client.allowsPage)
    throw new WapiConfigError(
      `${operation.id} must not be called in a browser page, because browsers may send it twice. ` +
        'Call WAPI from your server, or set dangerouslyAllowBrowser: true',
    );
  const { credential } = client;
  if (credential && operation.credentials.includes(credential.kind)) return credential;
  const wanted = operation.credentials
    .map((kind) => (kind === 'bearer' ? '{ email, password, scopes } or { token }' : '{ key }'))
    .join(' or ');
  throw new WapiConfigError(`${operation.id} needs a credential. Pass auth: ${wanted} to createWapi`);
}
