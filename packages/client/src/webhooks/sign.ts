import type { WebhookEvent } from '@wapi/types';
import { headerPrefix, version } from '../generated/webhooks.js';
import { parseJson, toBytes } from './raw-body.js';
import { computeSignature } from './signature.js';
import type { RawBody } from './verify.js';

/** What the signer puts into the headers in place of what follows from the body and the clock. */
export interface SignOptions {
  /** Unix time in seconds. Default: now. */
  timestamp?: number;
  /** Default: the body's. */
  id?: string;
  /** Default: the body's. */
  event?: string;
}

/** A delivery as WiPay would send it. */
export interface SignedWebhook<Body extends RawBody = string> {
  body: Body;
  /** By lower-case name, with the content type. */
  headers: Record<string, string>;
}

/**
 * Signs an event, or a body as it is, for tests of a receiver.
 *
 * @param event an event, which is sent as JSON, or a raw body, whose bytes are not touched: an event that does not exist yet, or a faulty one
 */
export function signWebhook(event: WebhookEvent, secret: string, options?: SignOptions): Promise<SignedWebhook>;
export function signWebhook<Body extends RawBody>(event: Body, secret: string, options?: SignOptions): Promise<SignedWebhook<Body>>;
export async function signWebhook(event: WebhookEvent | RawBody, secret: string, options: SignOptions = {}): Promise<SignedWebhook<RawBody>> {
  const body = (event as WebhookEvent).event ? JSON.stringify(event) : (event as RawBody);
  const bytes = toBytes(body);
  const facts = {
    ...((await parseJson(bytes)) as WebhookEvent | undefined),
    timestamp: Math.floor(Date.now() / 1000),
    ...options,
    version,
    signature: await computeSignature(secret, bytes),
  };
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  for (const role of ['id', 'event', 'version', 'timestamp', 'signature'] as const) headers[headerPrefix + role] = `${facts[role]}`;
  return { body, headers };
}
