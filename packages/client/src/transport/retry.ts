import { limitHeaders } from '../generated/wire.js';

/** An HTTP date in each of its three forms. Tested because `Date.parse` finds a date in nearly everything. */
const HTTP_DATE = /^(Mon|Tues?|Wed(nes)?|Thu(rs)?|Fri|Sat(ur)?|Sun)(day)?,? .*\d\d:\d\d:\d\d/;
/** Times that a `Date` can hold, in milliseconds. */
const MAX_TIME = 8.64e15;

/** The longest pause between two requests that nobody asked for, in milliseconds. */
const MAX_PAUSE = 8000;
const FIRST_PAUSE = 500;

/** The window of the API's limits, in milliseconds. */
const LIMIT_WINDOW = 60_000;

/**
 * A random pause before a retry, which keeps many clients from coming back all at once.
 *
 * @param retries how many there were
 * @returns milliseconds
 */
export function pause(retries: number): number {
  return Math.random() * Math.min(MAX_PAUSE, FIRST_PAUSE * 2 ** retries);
}

/**
 * When the API wants to be asked again: `Retry-After` in seconds or as a date. After a 429 that does not say so it is the time of
 * `X-RateLimit-Reset`, which other answers may have without meaning that, or else a minute later.
 *
 * @returns milliseconds since 1970; undefined where it does not say, or not in a form that is known
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function retryTime({ status, headers }: Response): number | undefined {
  const after = headers.get(limitHeaders.after)?.trim() ?? '';
  const time = /^\d+(\.\d+)?$/.test(after) ? Date.now() + Number(after) * 1000 : HTTP_DATE.test(after) ? parseDate(after) : Number.NaN;
  if (time <= MAX_TIME) return time;
  if (status !== 429) return undefined;
  const reset = Number(headers.get(limitHeaders.reset) ?? 0) * 1000;
  return reset > Date.now() && reset <= MAX_TIME ? reset : Date.now() + LIMIT_WINDOW;
}

/** The oldest form has no time zone. All are meant to be in GMT. */
function parseDate(date: string): number {
  return Date.parse(date.endsWith('GMT') ? date : `${date} GMT`);
}
