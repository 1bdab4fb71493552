import { REMAINING_HEADER, type Reply, valueAt } from '../probes/step.js';

/**
 * The facts about a probe's responses. A reading of a register entry matches if its JSON Schema accepts these facts.
 */
export interface Facts {
  status: number;
  /** By name in lower case. */
  headers: Readonly<Record<string, string>>;
  body: unknown;
  responses: readonly { status: number; body: unknown }[];
  spent?: number;
  order?: string;
}

const HEADERS = ['x-ratelimit-limit', REMAINING_HEADER, 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit'];

/** Collects the facts about a probe's responses. */
export function collectFacts(replies: readonly [Reply, ...Reply[]]): Facts {
  const [first] = replies;
  const last = replies.at(-1) ?? first;
  const headers = Object.fromEntries(
    HEADERS.flatMap((name) => {
      const value = last.header(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const spent = Number(first.header(REMAINING_HEADER)) - Number(last.header(REMAINING_HEADER));
  const order = orderOf(last.body);
  return {
    status: last.status,
    headers,
    body: last.body,
    responses: replies.map(({ status, body }) => ({ status, body })),
    // Omit a negative number. It means that the rate-limit window ended between the requests.
    ...(spent >= 0 && replies.length > 1 && { spent }),
    ...(order !== undefined && { order }),
  };
}

/** The order of a list by its dates; undefined if it has fewer than two different dates. */
function orderOf(body: unknown): string | undefined {
  const data = valueAt(body, 'data');
  const items = Array.isArray(data) ? data : [];
  const times = items.map((item) => Date.parse(String(valueAt(item, 'date') ?? valueAt(item, 'created_at'))));
  if (new Set(times).size < 2 || times.some(Number.isNaN)) return undefined;
  const follows = (isAfter: (a: number, b: number) => boolean): boolean =>
    times.every((time, index) => index === 0 || isAfter(times[index - 1] ?? 0, time));
  if (follows((a, b) => a >= b)) return 'latest first';
  return follows((a, b) => a <= b) ? 'oldest first' : 'no order';
}
