import { emit } from '../hooks/emit.js';
import type { ResponseCheck } from './client.js';
import { warnOnce } from './warn-once.js';

/** Reports a number that became text: to the hook, or in one warning for each client. */
export const reportConversion: ResponseCheck = (client, { id }, context, { response: { status } }, pointer) => {
  if (pointer === undefined) return undefined;
  emit(client.hooks.deviation, () => ({
    ...context.event(status),
    status,
    pointer,
    rule: 'type',
    expected: 'string',
    seen: 'number',
  }));
  warnOnce(client, 'deviation', `${id}: ${pointer} was a number and is returned as text.`);
  return undefined;
};
