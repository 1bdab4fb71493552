import { limitHeaders } from '../generated/wire.js';

/** Matches an HTTP date in any of its three forms. Tested first, because `Date.parse` accepts nearly any string. */
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .*\d\d:\d\d:\d\d/;
/** The latest time that a `Date` can represent, in milliseconds. */
const MAX_TIME = 8.64e15;
/** The window of the API's rate limits, in milliseconds. */
const LIMIT_WINDOW = 60_000;

/**
 * Returns the time from which the API accepts the request again: `Retry-After` in seconds or as a date. For a 429
 * without `Retry-After`, uses `X-RateLimit-Reset`, or else one minute from now. Ignores `X-RateLimit-Reset` on all
 * other responses, because the header does not require a wait there.
 *
 * @returns the Unix time in milliseconds; undefined if the response contains no time in a known form
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function parseRetryAfter({ status, headers }: Response): number | undefined {
  const time = parseDelayOrDate(headers.get(limitHeaders.after)?.trim() ?? '');
  if (time <= MAX_TIME) return time;
  if (status !== 429) return undefined;
  const reset = Number(headers.get(limitHeaders.reset) ?? 0) * 1000;
  return reset > Date.now() && reset <= MAX_TIME ? reset : Date.now() + LIMIT_WINDOW;
}

/** @returns the Unix time in milliseconds; `NaN` if the string is neither a number of seconds nor a date */
function parseDelayOrDate(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Date.now() + Number(text) * 1000;
  if (!HTTP_DATE.test(text)) return Number.NaN;
  // The oldest form has no time zone. All forms mean GMT.
  return Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
}
