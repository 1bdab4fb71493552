/**
 * Why a delivery was refused.
 *
 * - `secret`: the secret is missing or empty, so that anyone could sign.
 * - `method`: not a POST (handlers only).
 * - `parsed`: the raw body is no longer available, because something read or parsed it before.
 * - `limit`: the body is over the limit (handlers only).
 * - `timestamp`: the timestamp is missing, not a Unix time, or further from now than the tolerance. Check the clock.
 * - `signature`: the signature is missing, malformed, or made with a different secret or for different bytes.
 * - `body`: the signed body is not an event: not JSON in UTF-8, or with a different `api_family`.
 * - `id`, `event`: the header is missing, or differs from the body.
 * - `version`: the header is missing, or differs from the version that the types describe.
 */
export type WapiWebhookErrorReason =
  | 'secret'
  | 'method'
  | 'parsed'
  | 'limit'
  | 'timestamp'
  | 'signature'
  | 'body'
  | 'id'
  | 'event'
  | 'version';

/**
 * A delivery was refused. The error contains neither the secret nor the body. It is not a `WapiError`, because no call
 * caused it.
 */
export class WapiWebhookError extends Error {
  static {
    this.prototype.name = 'WapiWebhookError';
  }

  declare readonly reason: WapiWebhookErrorReason;
  /** The status code of the handlers' response. */
  declare readonly status: number;

  constructor(reason: WapiWebhookErrorReason, status = 400, hint = '') {
    super('Webhook refused: ' + reason + hint);
    this.reason = reason;
    this.status = status;
  }
}
