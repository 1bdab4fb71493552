import { emit } from '../hooks/emit.js';
import type { ResponseCheck } from './client.js';
import { warnOnce } from './warn-once.js';

/** Reports to the hook that a number was converted to a string. Without a hook, prints one warning for each client. */
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
  warnOnce(client, 'deviation', `${id}: ${pointer} was a number.`);
  return undefined;
};
