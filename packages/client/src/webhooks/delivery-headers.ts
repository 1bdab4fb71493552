import { headerPrefix } from '../generated/webhooks.js';

/** A `Headers` object, or the headers of a Node request. Names may have any case. */
export type WebhookHeaders =
  | Iterable<[string, string]>
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The headers that WiPay adds to a delivery. */
export interface DeliveryHeaders {
  id?: string;
  event?: string;
  version?: string;
  timestamp?: string;
  signature?: string;
}

const NAMES: readonly (keyof DeliveryHeaders)[] = ['id', 'event', 'version', 'timestamp', 'signature'];

/** Reads the headers of a delivery. Joins repeated headers, so that the result never equals a valid single value. */
export function readDeliveryHeaders(headers: WebhookHeaders): DeliveryHeaders {
  const delivery: DeliveryHeaders = {};
  for (const [header, value] of listHeaders(headers)) {
    const name = NAMES.find((candidate) => header.toLowerCase() === headerPrefix + candidate);
    if (name !== undefined && value !== undefined) delivery[name] = String(value);
  }
  return delivery;
}

function listHeaders(headers: WebhookHeaders): Iterable<readonly [string, string | readonly string[] | undefined]> {
  return Symbol.iterator in headers ? (headers as Iterable<[string, string]>) : Object.entries(headers);
}
