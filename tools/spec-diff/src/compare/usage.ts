import { parsePointer } from '@wapi/types';
import type { Endpoint, Document, Finding, Json, Audience } from './types.js';
import { getChild, isObject, valueAt, getRef } from './json-pointer.js';
import { readEndpoints } from './versions.js';

interface Use {
  id: string;
  side: Exclude<Audience, 'client'>;
}

/** Returns the pointer of the component that contains a pointer. */
const componentOf = (pointer: string): string | undefined => /^\/components\/[^/]+\/[^/]+/.exec(pointer)?.[0];

/**
 * Who uses what: every component with the operations and webhooks that reach it.
 *
 * @returns the uses of a place, of a component's or an operation's
 */
export function readUsage(document: Document): (pointer: string) => Use[] {
  const uses: Map<string, Map<string, Use>> = new Map();
  const { operations, webhooks } = readEndpoints(document);

  const visit = (node: Json | undefined, use: Use) => {
    if (Array.isArray(node)) for (const item of node) visit(item, use);
    if (!isObject(node)) return;
    for (const value of Object.values(node)) visit(value, use);
    const component = getRef(node);
    if (component === undefined) return;
    const known = uses.get(component) ?? new Map<string, Use>();
    uses.set(component, known);
    const key = `${use.side} ${use.id}`;
    if (known.has(key)) return;
    known.set(key, use);
    visit(valueAt(document, component), use);
  };
  const visitEndpoint = ({ id, place }: Endpoint, request: Use['side'], response: Use['side']) => {
    const item = valueAt(document, place.pointer.replace(/\/[a-z]+$/, ''));
    for (const holder of [item, place.node]) visit(getChild(holder, 'parameters'), { id, side: request });
    visit(getChild(place.node, 'requestBody'), { id, side: request });
    visit(getChild(place.node, 'responses'), { id, side: response });
  };
  for (const call of operations) visitEndpoint(call, 'request', 'response');
  for (const call of webhooks) visitEndpoint(call, 'webhook', 'webhook');

  return (pointer) => {
    const component = componentOf(pointer);
    if (component !== undefined) return [...(uses.get(component)?.values() ?? [])];
    const own = [...operations, ...webhooks].filter(
      ({ place }) => isIn(pointer, place.pointer) || isIn(place.pointer, pointer),
    );
    return own.map(({ id, place }) => ({
      id,
      side: getAudience(parsePointer(pointer), parsePointer(place.pointer).length),
    }));
  };
}

const isIn = (pointer: string, holder: string) => pointer === holder || pointer.startsWith(`${holder}/`);

/** @param depth the number of keys that lead to the operation */
function getAudience(keys: string[], depth: number): Use['side'] {
  if (keys[0] === 'webhooks') return 'webhook';
  return keys[depth] === 'responses' ? 'response' : 'request';
}

/**
 * The operations and webhooks that a finding is about, by operationId.
 *
 * @param usage of the version that the finding is in
 * @returns empty where it is about all
 */
export const findAffected = ({ location, breaks }: Finding, usage: ReturnType<typeof readUsage>): string[] => {
  const uses = usage(location);
  const ofSide = uses.filter(({ side }) => breaks.includes(side));
  return [...new Set((ofSide.length > 0 ? ofSide : uses).map(({ id }) => id))];
};
