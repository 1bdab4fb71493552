import type { WebhookEvent } from '@wapi/types';
import { apiFamily, version } from '../generated/webhooks.js';
import { checkOptions } from './check-options.js';
import { type DeliveryHeaders, readDeliveryHeaders, type WebhookHeaders } from './delivery-headers.js';
import { type Bytes, parseJson, type RawBody, toBytes } from './raw-body.js';
import { computeSignature } from './signature.js';
import { WapiWebhookError } from './webhook-error.js';

/**
 * An event that is newer than this package. Throw in the `default` of a `switch` over `event`, so that WiPay sends the
 * event again until you have updated.
 */
export interface UnknownWebhookEvent {
  id: string;
  api_family: WebhookEvent['api_family'];
  /**
   * The event's actual name at run time. The type is a literal, because TypeScript has no type for "any other string",
   * and `string` would prevent `switch` from narrowing.
   */
  event: '(unknown event)';
  occurred_at: string;
  data: unknown;
  meta: unknown;
}

/** An event in the spec, or one that WiPay has added since. */
export type ReceivedEvent = WebhookEvent | UnknownWebhookEvent;

/**
 * The endpoint's secret, or several secrets during a secret rotation. An undefined or empty secret rejects every
 * delivery.
 */
export type WebhookSecret = string | undefined | readonly (string | undefined)[];

/** Options for verifying deliveries. */
export interface VerifyOptions {
  /** The secret, or a function that returns it, which is called for each delivery. */
  secret: WebhookSecret | (() => WebhookSecret | Promise<WebhookSecret>);
  /**
   * The largest difference between the timestamp and now, in seconds. The timestamp is not signed (see
   * `verifyWebhook`).
   *
   * @default 300
   */
  tolerance?: number | undefined;
  /**
   * Returns the current Unix time, in milliseconds.
   *
   * @default Date.now
   */
  now?: (() => number) | undefined;
}

/** A delivery as it arrived. */
export interface WebhookDelivery {
  /** The raw bytes. Re-serialized JSON would not match the signature. */
  body: RawBody;
  headers: WebhookHeaders;
}

/**
 * Checks that the sender of a delivery knows the endpoint's secret, and returns its event.
 *
 * The signature covers the body only. It does not prove when the request was sent, or that it was not sent before: an
 * attacker who has seen one delivery can send its body again with a new timestamp. To prevent that, store the `id` of
 * every handled event for as long as handling it twice would do harm.
 *
 * The fields `id`, `event` and `api_family` of the body are checked, the first two against the headers. All other
 * fields are unchanged, including unknown ones. The event may be one that the spec does not document yet.
 *
 * @throws WapiWebhookError with a `reason`
 * @throws TypeError if `tolerance` is not a number above 0
 */
export async function verifyWebhook({
  body,
  headers,
  secret,
  tolerance = 300,
  now = Date.now,
}: WebhookDelivery & VerifyOptions): Promise<ReceivedEvent> {
  checkOptions('verifyWebhook', { tolerance });
  const secrets = requireSecrets(typeof secret === 'function' ? await secret() : secret);
  const bytes = toBytes(body);
  const delivery = readDeliveryHeaders(headers);

  assertRecent(delivery, now(), tolerance);
  await assertSigned(delivery, bytes, secrets);
  const event = parseEvent(bytes);
  assertSameEvent(delivery, event);
  return event;
}

/**
 * Returns the secrets as a list.
 *
 * @throws WapiWebhookError if the secret is missing or empty, because anyone can sign with an empty secret
 */
function requireSecrets(secret: WebhookSecret): string[] {
  const secrets = [secret].flat();
  const empty = secrets.findIndex((text) => !text);
  if (secrets.length > 0 && empty < 0) return secrets as string[];
  const place = secrets.length > 1 ? ` ${empty + 1} of ${secrets.length}` : '';
  throw new WapiWebhookError('secret', 500, `${place} is empty`);
}

/** The advice in the error message if a header is missing or malformed. */
const MISSING = 'the header is missing or malformed, check that proxies pass it on';

/**
 * Rejects an old or missing timestamp. This limits how long an attacker can send a recorded delivery again unchanged.
 */
function assertRecent({ timestamp }: DeliveryHeaders, now: number, tolerance: number): void {
  const age = Math.abs(now / 1000 - Number(timestamp || Number.NaN));
  if (age <= tolerance) return;
  const hint = Number.isNaN(age) ? MISSING : `${Math.round(age)} seconds from now, set the clock or raise tolerance`;
  throw new WapiWebhookError('timestamp', 400, `, ${hint}`);
}

/** Accepts a signature made with any one of the secrets. */
async function assertSigned(
  { signature = '' }: DeliveryHeaders,
  bytes: Uint8Array,
  secrets: readonly string[],
): Promise<void> {
  // WiPay does not document the case of the hexadecimal digits.
  const given = signature.toLowerCase();
  for (const secret of secrets) {
    if (await isSameSignature(given, await computeSignature(secret, bytes), secret)) return;
  }
  throw new WapiWebhookError('signature', 401, ', check secret and raw body');
}

/**
 * Compares two signatures without revealing through timing how many leading characters match. To do so, signs both
 * signatures and compares the results, which an attacker without the secret cannot predict.
 */
async function isSameSignature(given: string, expected: string, secret: string): Promise<boolean> {
  return (await computeSignature(secret, given)) === (await computeSignature(secret, expected));
}

/** Parses an event. Call it only with bytes whose signature is valid. */
function parseEvent(bytes: Bytes): ReceivedEvent {
  const event = parseJson(bytes) as ReceivedEvent | null | undefined;
  if (event?.api_family !== apiFamily) throw new WapiWebhookError('body', 400, ', api_family must be ' + apiFamily);
  return event;
}

/** Compares the headers with the signed body, because the headers are not signed. */
function assertSameEvent(delivery: DeliveryHeaders, event: ReceivedEvent): void {
  for (const name of ['id', 'event'] as const) {
    const header = delivery[name];
    const hint = header ? 'the header differs from the body, check what changes headers' : MISSING;
    if (!header || header !== event[name]) throw new WapiWebhookError(name, 400, `, ${hint}`);
  }
  if (delivery.version === version) return;
  const hint = delivery.version ? `must be ${version}, update @wapi/client` : MISSING;
  throw new WapiWebhookError('version', 400, `, ${hint}`);
}
