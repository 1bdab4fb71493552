import type { WebhookSignature } from '@wapi/types';
import { DocsError } from '../docs-error.js';
import { toSource } from './source-text.js';

/**
 * Writes the TypeScript that checks the signature of a webhook.
 *
 * @param header the name of the header that carries the signature
 * @throws DocsError when the signature is of a kind that this cannot check
 */
export function webhookSample(header: string, { algorithm, of, prefix, encoding }: WebhookSignature): string {
  const hash = /^HMAC-(SHA\d+)$/.exec(algorithm)?.[1]?.toLowerCase();
  if (hash === undefined || of !== 'raw body' || !['hex', 'base64'].includes(encoding)) {
    throw new DocsError(
      `The docs have no sample for a webhook signature that is the ${encoding} ${algorithm} of the ${of}.`,
    );
  }
  return `import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether WiPay sent a webhook.
 *
 * @param body the bytes as they came, before anything parses them
 * @param signature the header ${header}; undefined or null where it is missing
 * @param secret the endpoint's
 */
export function isFromWipay(body: Uint8Array, signature: string | string[] | null | undefined, secret: string): boolean {
  if (typeof signature !== 'string') return false;
  const digest = createHmac(${toSource(hash)}, secret).update(body).digest(${toSource(encoding)});
  const expected = Buffer.from(${toSource(prefix)} + digest);
  const received = Buffer.from(${encoding === 'hex' ? 'signature.toLowerCase()' : 'signature'});
  return received.length === expected.length && timingSafeEqual(received, expected);
}`;
}
