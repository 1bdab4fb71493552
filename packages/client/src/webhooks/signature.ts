import { algorithm, signaturePrefix } from '../generated/webhooks.js';
import { toHex } from '../hex.js';
import { toBytes } from './raw-body.js';

/** Computes the value of the signature header for a body. */
export async function computeSignature(secret: string, body: string | Uint8Array): Promise<string> {
  const key = await crypto.subtle.importKey('raw', toBytes(secret), algorithm, false, ['sign']);
  return signaturePrefix + toHex(await crypto.subtle.sign(algorithm, key, toBytes(body)));
}
