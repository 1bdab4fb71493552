import type { WebhookEvent } from '@wapi/types';
import { apiFamily, headerPrefix, version } from '../generated/webhooks.js';
import { parseJson, toBytes } from './raw-body.js';
import { computeSignature } from './signature.js';
import { WapiWebhookError } from './webhook-error.js';

/** A body as it came over the wire. */
export type RawBody = string | Uint8Array | ArrayBuffer;

/** A `Headers` object, or the headers of a Node request. Names may have any case. */
export type WebhookHeaders = Iterable<[string, string]> | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * An event that is newer than this package. A `switch` over `event` leaves it to `default`: throw there, and WiPay sends it again while you
 * update.
 */
export interface UnknownWebhookEvent {
  id: string;
  api_family: WebhookEvent['api_family'];
  /** The event's own name. It has this type because TypeScript knows no "any other string", and a plain one would keep `switch` from narrowing. */
  event: '(unknown event)';
  occurred_at: string;
  data: unknown;
  meta: unknown;
}

/** What a receiver gets: an event of the spec, or one that WiPay has added since. */
export type ReceivedEvent = WebhookEvent | UnknownWebhookEvent;

/** How deliveries are verified. */
export interface VerifyOptions {
  /** The endpoint's secret, or several while it is being replaced. */
  secret: string | readonly string[];
  /** How far the timestamp may be from now, in seconds, both ways. Default: 300. The timestamp is not signed, see `verifyWebhook`. */
  tolerance?: number | undefined;
  /** The current time, in milliseconds since 1970. Default: `Date.now`. */
  now?: (() => number) | undefined;
}

/** A delivery as it came. */
export interface WebhookDelivery {
  /** The bytes as they came. Parsed and printed again, they would be others. */
  body: RawBody;
  headers: WebhookHeaders;
}

/**
 * Checks that a delivery comes from who has the endpoint's secret, and returns its event.
 *
 * The signature is for the body and nothing else. It does not prove when the request was sent, or that it is sent for the first time: who
 * has seen one delivery can send its body again with a new timestamp. Against that, keep the `id` of every event that was handled, for as
 * long as handling it twice would hurt.
 *
 * Of the body, `id`, `event` and `api_family` are checked, the first two against the headers. The other fields are as WiPay sends them,
 * unknown keys among them. The event may be one that the spec does not have yet.
 *
 * @throws WapiWebhookError with a `reason`
 */
export async function verifyWebhook({
  body,
  headers,
  secret,
  tolerance = 300,
  now = Date.now,
}: WebhookDelivery & VerifyOptions): Promise<ReceivedEvent> {
  const secrets = requireSecrets(secret);
  const bytes = toBytes(body);
  // By what follows the prefix. Several values of a header become one, which then is not the one that is looked for.
  const given: { signature: string; timestamp?: string; [role: string]: string | undefined } = { signature: '' };
  for (const [name, value] of (headers as Headers).entries?.() ?? Object.entries(headers)) {
    given[name.toLowerCase().split(headerPrefix)[1] as string] = `${value}`;
  }

  // Written so that what is no number is refused.
  if (!(Math.abs(now() / 1000 - +(given.timestamp as string)) <= tolerance)) throw new WapiWebhookError('timestamp');
  let isSigned = false;
  for (const one of secrets) {
    // In constant time: of two texts that are signed once more, nobody who lacks the secret can choose how much they have in common.
    // No source tells the case of the hexadecimal digits.
    isSigned ||= (await computeSignature(one, given.signature.toLowerCase())) === (await computeSignature(one, await computeSignature(one, bytes)));
  }
  if (!isSigned) throw new WapiWebhookError('signature', 401);

  const event = (await parseJson(bytes)) as ReceivedEvent | undefined;
  if (event?.api_family !== apiFamily) throw new WapiWebhookError('body');
  const expected = { ...event, version };
  for (const role of ['id', 'event', 'version'] as const) {
    if (!given[role] || given[role] !== expected[role]) throw new WapiWebhookError(role);
  }
  return event;
}

/**
 * The secrets as a list.
 *
 * @throws WapiWebhookError if there is none, or an empty one
 */
export function requireSecrets(secret: string | readonly string[]): readonly string[] {
  const secrets = [secret].flat();
  if (!secrets.length || !secrets.every(Boolean)) throw new WapiWebhookError('secret', 500);
  return secrets;
}
