/**
 * Why a delivery was refused.
 *
 * - `secret`: there is no secret, or an empty one, with which everybody could sign.
 * - `method`: not a POST (handlers only).
 * - `parsed`: the raw body is not to be had any more, something read or parsed it before.
 * - `limit`: the body is over the limit (handlers only).
 * - `timestamp`: the timestamp is missing, no Unix time, or further from now than the tolerance. Is the clock right?
 * - `signature`: the signature is missing, malformed, or made with another secret or for other bytes.
 * - `body`: what was signed is no event: no JSON in UTF-8, or another `api_family`.
 * - `id`, `event`: the header is missing, or is not what the body says.
 * - `version`: the header is missing, or is another version than the types describe.
 */
export type WapiWebhookErrorReason = 'secret' | 'method' | 'parsed' | 'limit' | 'timestamp' | 'signature' | 'body' | 'id' | 'event' | 'version';

/** A delivery was refused. Holds neither a secret nor the body. It is no `WapiError`, for it has no call. */
export class WapiWebhookError extends Error {
  static {
    this.prototype.name = 'WapiWebhookError';
  }

  declare readonly reason: WapiWebhookErrorReason;
  /** The HTTP status that the handlers answer with. */
  declare readonly status: number;

  constructor(reason: WapiWebhookErrorReason, status = 400, hint = '') {
    super('Webhook refused: ' + reason + hint);
    this.reason = reason;
    this.status = status;
  }
}
