import type { Check, Node } from '../types.js';
import { findKeyword } from '../schema-parts.js';
import { getSunset } from '../sunset.js';

/**
 * Integrators plan by the day until which something deprecated is there, so it must not come nearer.
 */
export const checkSunsets: Check = ({ operations, webhooks, schemas }) => {
  const calls = [...operations, ...webhooks].flatMap(({ base, head }) => {
    if (head === undefined) return [];
    const parameters = [...base.parameters].map(([key, parameter]) => ({
      from: [parameter],
      to: listOf(head.parameters.get(key)),
    }));
    return [{ from: [base.place], to: [head.place] }, ...parameters];
  });
  return [...calls, ...schemas.map(({ base, head }) => ({ from: base, to: head }))].flatMap(({ from, to }) => {
    const [before, after] = [getSunset(from), getSunset(to)];
    const place = findKeyword(to, 'x-sunset');
    if (before === undefined || after === undefined || place === undefined || after >= before) return [];
    return [
      {
        rule: 'sunset-moved-earlier',
        location: place.pointer,
        version: 'head' as const,
        breaks: ['request'] as const,
        message: 'What is deprecated goes earlier than integrators were told.',
        before,
        after,
      },
    ];
  });
};

const listOf = (place: Node | undefined): Node[] => (place ? [place] : []);
