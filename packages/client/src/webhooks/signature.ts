import { algorithm, signaturePrefix } from '../generated/webhooks.js';
import { toBytes } from './raw-body.js';

/** Computes the value of the signature header for a body. */
export async function computeSignature(secret: string, body: string | Uint8Array): Promise<string> {
  const key = await crypto.subtle.importKey('raw', toBytes(secret), algorithm, false, ['sign']);
  const digest = new Uint8Array(await crypto.subtle.sign(algorithm, key, toBytes(body)));
  return signaturePrefix + Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
