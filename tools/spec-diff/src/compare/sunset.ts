import type { Finding, Json, Node, Versions } from './types.js';
import { getChild, valueAt } from './json-pointer.js';
import { findKeyword, collectParts } from './normalize/parts.js';

/** Returns whether a value is an existing date such as `2027-06-30`. */
export const isDay = (value: Json | undefined): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && new Date(value).toJSON()?.startsWith(value) === true;

/**
 * Reads the last day of a deprecated node. Returns undefined if the node has no valid `x-sunset`, or is not deprecated.
 */
export function getSunset(parts: readonly Node[]): string | undefined {
  const day = findKeyword(parts, 'x-sunset')?.node;
  return findKeyword(parts, 'deprecated')?.node === true && isDay(day) ? day : undefined;
}

/**
 * Returns whether `base` announced a removal and its last day has passed. Integrators may rely on the node until the
 * end of that day.
 */
export function isPastSunset({ location, version }: Finding, { base, today }: Pick<Versions, 'base' | 'today'>) {
  const node = version === 'base' ? valueAt(base, location) : undefined;
  if (node === undefined) return false;
  // A webhook's sunset may be on its only operation instead of the webhook itself.
  const pointers =
    location.startsWith('/webhooks/') && getChild(node, 'post') !== undefined
      ? [location, `${location}/post`]
      : [location];
  return pointers.some((pointer) => {
    const sunset = getSunset(collectParts(base, { node: valueAt(base, pointer) ?? null, pointer }));
    return sunset !== undefined && sunset < today;
  });
}
