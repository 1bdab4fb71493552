import { limitHeaders } from '../generated/wire.js';

/** An HTTP date in each of its three forms. Tested first because `Date.parse` accepts nearly any text. */
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .*\d\d:\d\d:\d\d/;
/** The latest time that a `Date` can hold, in milliseconds. */
const MAX_TIME = 8.64e15;
/** The window of the API's rate limits, in milliseconds. */
const LIMIT_WINDOW = 60_000;

/**
 * Returns the time from which the API accepts the request again: `Retry-After` in seconds or as a date. A 429 without
 * it uses `X-RateLimit-Reset`, or else a minute from now. Other responses may carry `X-RateLimit-Reset` without meaning
 * that.
 *
 * @returns milliseconds since 1970; undefined if the response does not say, or not in a known form
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function parseRetryAfter({ status, headers }: Response): number | undefined {
  const time = parseDelayOrDate(headers.get(limitHeaders.after)?.trim() ?? '');
  if (time <= MAX_TIME) return time;
  if (status !== 429) return undefined;
  const reset = Number(headers.get(limitHeaders.reset) ?? 0) * 1000;
  return reset > Date.now() && reset <= MAX_TIME ? reset : Date.now() + LIMIT_WINDOW;
}

/** @returns milliseconds since 1970; `NaN` if the text is neither a number of seconds nor a date */
function parseDelayOrDate(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Date.now() + Number(text) * 1000;
  if (!HTTP_DATE.test(text)) return Number.NaN;
  // The oldest form has no time zone. All forms mean GMT.
  return Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
}
