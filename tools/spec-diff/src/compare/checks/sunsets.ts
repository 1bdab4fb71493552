import type { Check, Node } from '../types.js';
import { findKeyword } from '../normalize/parts.js';
import { getSunset } from '../sunset.js';

/**
 * Finds sunsets that moved to an earlier date, because integrators plan with the announced date. Also finds new sunsets
 * that leave integrators no time, because the deprecated part could be removed at once.
 */
export const checkSunsets: Check = ({ operations, webhooks, schemas, today }) => {
  const endpoints = [...operations, ...webhooks].flatMap(({ base, head }) => {
    if (head === undefined) return [];
    const pairUp = (from: ReadonlyMap<string, Node>, to: ReadonlyMap<string, Node> | undefined) =>
      [...from].map(([key, place]) => ({ from: [place], to: toList(to?.get(key)) }));
    const headers = [...base.responses].map(([status, response]) =>
      pairUp(response.headers, head.responses.get(status)?.headers),
    );
    return [{ from: [base.place], to: [head.place] }, ...pairUp(base.parameters, head.parameters), ...headers.flat()];
  });
  return [...endpoints, ...schemas.map(({ base, head }) => ({ from: base, to: head }))].flatMap(({ from, to }) => {
    const [before, after] = [getSunset(from), getSunset(to)];
    const place = findKeyword(to, 'x-sunset');
    if (after === undefined || place === undefined || after >= (before ?? nextDay(today))) return [];
    const [rule, message] =
      before === undefined
        ? ['sunset-too-early', 'The sunset must be after today, because integrators need time.']
        : ['sunset-moved-earlier', 'The sunset is earlier than announced.'];
    return [
      { rule, location: place.pointer, version: 'head' as const, breaks: ['request'] as const, message, before, after },
    ];
  });
};

const nextDay = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

const toList = (place: Node | undefined): Node[] => (place ? [place] : []);
