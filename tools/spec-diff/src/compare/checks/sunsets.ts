import type { Check, Node } from '../types.js';
import { findKeyword } from '../normalize/parts.js';
import { getSunset } from '../sunset.js';

/** Finds sunsets that moved to an earlier date, because integrators plan with the announced date. */
export const checkSunsets: Check = ({ operations, webhooks, schemas }) => {
  const endpoints = [...operations, ...webhooks].flatMap(({ base, head }) => {
    if (head === undefined) return [];
    const parameters = [...base.parameters].map(([key, parameter]) => ({
      from: [parameter],
      to: toList(head.parameters.get(key)),
    }));
    return [{ from: [base.place], to: [head.place] }, ...parameters];
  });
  return [...endpoints, ...schemas.map(({ base, head }) => ({ from: base, to: head }))].flatMap(({ from, to }) => {
    const [before, after] = [getSunset(from), getSunset(to)];
    const place = findKeyword(to, 'x-sunset');
    if (before === undefined || after === undefined || place === undefined || after >= before) return [];
    return [
      {
        rule: 'sunset-moved-earlier',
        location: place.pointer,
        version: 'head' as const,
        breaks: ['request'] as const,
        message: 'The sunset is earlier than announced.',
        before,
        after,
      },
    ];
  });
};

const toList = (place: Node | undefined): Node[] => (place ? [place] : []);
