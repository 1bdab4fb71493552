import type { CredentialKind } from '../operation/descriptor.js';

/** A credential as the transport sees it. The secret stays inside the functions. */
export interface Credential {
  kind: CredentialKind;
  /** The header that carries it. */
  headerName: string;
  /**
   * The key or token, requested once for each request. Synchronous if it is known.
   *
   * @throws WapiConfigError or WapiAuthError if no usable one is available
   */
  secret(): string | Promise<string>;
  /**
   * Gets another token after the API refused one.
   *
   * @returns undefined if no other is available
   */
  renew?(refused: string): Promise<string | undefined>;
  /** Deletes the stored tokens after they were revoked. */
  forget?(): Promise<void>;
}
