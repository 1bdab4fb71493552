import type { CredentialKind } from '../operation/descriptor.js';

/** A credential as the transport sees it. The secret stays inside the functions. */
export interface Credential {
  kind: CredentialKind;
  /** The name of the header that contains the secret. */
  headerName: string;
  /**
   * Returns the key or token. Called once for each request. Returns a promise only if the token must be requested
   * first.
   *
   * @throws WapiConfigError or WapiAuthError if no usable key or token is available
   */
  secret(): string | Promise<string>;
  /**
   * Gets a new token after the API refused one.
   *
   * @returns undefined if no other token is available
   */
  renew?(refused: string): Promise<string | undefined>;
  /** Deletes the stored tokens after they were revoked. */
  forget?(): Promise<void>;
}
