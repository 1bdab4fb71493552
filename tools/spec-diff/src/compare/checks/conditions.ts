import { formatPointer } from '@wapi/types';
import { asObject, getChild, getStrings } from '../json-pointer.js';
import type { Check, Document, Endpoint, Finding, Json, Node, Versions } from '../types.js';
import { at, getEntries } from '../json-pointer.js';

/** Checks whether accounts that do not meet a condition of `x-conditions` still receive the same message. */
export const checkConditions: Check = ({ base, head, operations }) => {
  const conditions = asObject(head['x-conditions']);
  return Object.entries(asObject(base['x-conditions'])).flatMap(([name, from]): Finding[] => {
    const [before, after] = [from, conditions[name]].map((condition) => getChild(condition, 'example'));
    if (after === undefined || before === after || getChild(from, 'x-provenance') === 'inferred') return [];
    const [old, current] = [
      findMessage(base, operations, 'base', String(before)),
      findMessage(head, operations, 'head', String(after)),
    ];
    // If an example is renamed and its message stays the same, report only the rename.
    if (old !== undefined && old === current) return [];
    return [
      {
        rule: 'error-message-changed',
        location: formatPointer('x-conditions', name, 'example'),
        version: 'head',
        breaks: ['response'],
        concerns: operations.flatMap(({ head: endpoint }) =>
          getStrings(getChild(endpoint?.place.node, 'x-conditions')).includes(name) ? [endpoint?.id ?? ''] : [],
        ),
        message: `Accounts that do not meet \`${name}\` get a different message.`,
        before: old ?? before,
        after: current ?? after,
      },
    ];
  });
};

function findMessage(
  document: Document,
  operations: Versions['operations'],
  version: 'base' | 'head',
  name: string,
): Json | undefined {
  const shared = at(document, { node: document, pointer: '' }, 'components', 'examples', name);
  const examples = operations.flatMap((operation) => {
    const endpoint: Endpoint | undefined = operation[version];
    return [...(endpoint?.responses.values() ?? [])].flatMap(({ media }) =>
      [...media.values()].map((place) => getEntries(document, at(document, place, 'examples')).get(name)),
    );
  });
  const found: Node | undefined = shared ?? examples.find((example) => example !== undefined);
  return getChild(found && getChild(found.node, 'value'), 'message');
}
