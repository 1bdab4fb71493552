import { formatPointer } from '@wapi/types';
import { getChild, isEqual } from '../json-pointer.js';
import type { Check } from '../types.js';

/** Reports every change to a callback, because the parts of callbacks are not compared. */
export const checkCallbacks: Check = ({ operations }) =>
  operations.flatMap(({ base, head }) => {
    const [before, after] = [base, head].map((endpoint) => getChild(endpoint?.place.node, 'callbacks'));
    if (head === undefined || before === undefined || isEqual(before, after)) return [];
    const message = `The callbacks of \`${base.id}\` changed.`;
    const location = (after === undefined ? base : head).place.pointer + formatPointer('callbacks');
    const version = after === undefined ? ('base' as const) : ('head' as const);
    return [{ rule: 'callback-changed', location, version, breaks: ['webhook'] as const, message }];
  });
