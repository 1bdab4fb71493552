import { parsePointer } from '@wapi/types';
import type { Endpoint, Document, Finding, Json, Audience } from './types.js';
import { getChild, isObject, valueAt, getRef } from './json-pointer.js';
import { readEndpoints } from './versions.js';

interface Use {
  id: string;
  side: Exclude<Audience, 'client'>;
}

const getComponentPointer = (pointer: string): string | undefined => /^\/components\/[^/]+\/[^/]+/.exec(pointer)?.[0];

/**
 * Indexes the operations and webhooks that use each component, directly or indirectly.
 *
 * @returns a function that looks up the uses of a location in a component or an operation
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
  for (const operation of operations) visitEndpoint(operation, 'request', 'response');
  for (const webhook of webhooks) visitEndpoint(webhook, 'webhook', 'webhook');

  return (pointer) => {
    const component = getComponentPointer(pointer);
    if (component !== undefined) return [...(uses.get(component)?.values() ?? [])];
    const all = [...operations, ...webhooks];
    const own = all.filter(({ place }) => isIn(pointer, place.pointer) || isIn(place.pointer, pointer));
    // The parameters and servers of a path belong to all of its operations.
    const shared = all.filter(({ item }) => item && isIn(pointer, item.pointer));
    return (own.length > 0 ? own : shared).map(({ id, place }) => ({
      id,
      side: getAudience(parsePointer(pointer), parsePointer(place.pointer).length),
    }));
  };
}

const isIn = (pointer: string, holder: string) => pointer === holder || pointer.startsWith(`${holder}/`);

/**
 * Returns the audience of a location in an operation or webhook.
 *
 * @param depth the number of keys that lead to the operation
 */
function getAudience(keys: string[], depth: number): Use['side'] {
  if (keys[0] === 'webhooks') return 'webhook';
  return keys[depth] === 'responses' ? 'response' : 'request';
}

/**
 * Lists the operationIds of the operations and webhooks that a finding concerns.
 *
 * @param usage the usage in the version that contains the location
 * @returns an empty list if the finding concerns all operations and webhooks
 */
export const findAffected = (
  { location, breaks, usedIn, concerns }: Finding,
  usage: ReturnType<typeof readUsage>,
): string[] => {
  if (concerns) return [...concerns];
  const uses = usage(location);
  const ofSide = uses.filter(({ side }) => (usedIn === undefined ? breaks.includes(side) : side === usedIn));
  return [...new Set((ofSide.length > 0 ? ofSide : uses).map(({ id }) => id))];
};
