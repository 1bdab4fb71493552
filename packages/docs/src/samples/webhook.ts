import type { WebhookSignature } from '@wapi/types';
import { DocsError } from '../docs-error.js';
import { toSource } from './source-text.js';

/**
 * Writes the TypeScript source of a function that checks a webhook's signature.
 *
 * @param header the name of the header that contains the signature
 * @throws DocsError if the signature is not a hexadecimal or base64 HMAC-SHA of the raw body
 */
export function webhookSample(header: string, { algorithm, of, prefix, encoding }: WebhookSignature): string {
  const hash = /^HMAC-(SHA\d+)$/.exec(algorithm)?.[1]?.toLowerCase();
  if (hash === undefined || of !== 'raw body' || !['hex', 'base64'].includes(encoding)) {
    throw new DocsError(
      `webhookSample does not support this signature: ${algorithm} of the ${of} as ${encoding}. Add support for it.`,
    );
  }
  return `import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Returns whether WiPay sent a webhook.
 *
 * @param body the raw bytes of the request, before parsing
 * @param signature the header ${header}; undefined or null if it is missing
 * @param secret the secret of the endpoint
 */
export function isFromWipay(body: Uint8Array, signature: string | string[] | null | undefined, secret: string): boolean {
  if (typeof signature !== 'string') return false;
  const digest = createHmac(${toSource(hash)}, secret).update(body).digest(${toSource(encoding)});
  const expected = Buffer.from(${toSource(prefix)} + digest);
  const received = Buffer.from(${encoding === 'hex' ? 'signature.toLowerCase()' : 'signature'});
  return received.length === expected.length && timingSafeEqual(received, expected);
}`;
}
