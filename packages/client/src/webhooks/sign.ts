import type { WebhookEvent } from '@wapi/types';
import { headerPrefix, version } from '../generated/webhooks.js';
import { parseJson, type RawBody, toBytes } from './raw-body.js';
import { computeSignature } from './signature.js';

/** Overrides the headers that `signWebhook` otherwise derives from the body and the clock. */
export interface SignOptions {
  /**
   * Unix time in seconds.
   *
   * @default the current time
   */
  timestamp?: number | undefined;
  /** @default the body's `id` */
  id?: string | undefined;
  /** @default the body's `event` */
  event?: string | undefined;
}

/** A delivery as WiPay would send it. */
export interface SignedWebhook<Body extends RawBody = string> {
  body: Body;
  /** All headers, including the content type, keyed by lower-case name. */
  headers: Record<string, string>;
}

/**
 * Signs an event or a raw body, for tests of a receiver.
 *
 * @param event an event, which is sent as JSON, or a raw body, which is sent unchanged. Use a raw body for malformed or
 * future events
 */
export function signWebhook(event: WebhookEvent, secret: string, options?: SignOptions): Promise<SignedWebhook>;
export function signWebhook<Body extends RawBody>(
  event: Body,
  secret: string,
  options?: SignOptions,
): Promise<SignedWebhook<Body>>;
export async function signWebhook(
  event: WebhookEvent | RawBody,
  secret: string,
  options: SignOptions = {},
): Promise<SignedWebhook<RawBody>> {
  const body = isEvent(event) ? JSON.stringify(event) : event;
  const bytes = toBytes(body);
  const { id, event: name } = (parseJson(bytes) ?? {}) as Partial<WebhookEvent>;
  const values = {
    id: options.id ?? id,
    event: options.event ?? name,
    version,
    timestamp: options.timestamp ?? Math.floor(Date.now() / 1000),
    signature: await computeSignature(secret, bytes),
  };
  const headers = Object.entries(values).map(([header, value]) => [headerPrefix + header, String(value)]);
  return { body, headers: { 'content-type': 'application/json', ...Object.fromEntries(headers) } };
}

function isEvent(event: WebhookEvent | RawBody): event is WebhookEvent {
  return typeof event === 'object' && 'event' in event;
}
