import type { Finding, Json, Place, Versions } from './types.js';
import { childOf, nodeAt } from './nodes.js';
import { keywordOf, partsOf } from './schema-parts.js';

/** @param value @returns whether it is a day as `2027-06-30` */
export const isDay = (value: Json | undefined): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && new Date(value).toJSON()?.startsWith(value) === true;

/**
 * The day until which something deprecated is there; undefined where none is given.
 */
export function sunsetOf(parts: readonly Place[]): string | undefined {
  const day = keywordOf(parts, 'x-sunset')?.node;
  return keywordOf(parts, 'deprecated')?.node === true && isDay(day) ? day : undefined;
}

/**
 * Whether a finding is a removal that base has announced, and whose day has passed. On the day itself integrators may still rely on it.
 */
export function isPastSunset({ location, version }: Finding, { base, today }: Pick<Versions, 'base' | 'today'>) {
  const node = version === 'base' ? nodeAt(base, location) : undefined;
  if (node === undefined) return false;
  // A webhook is marked on its only operation.
  const pointers = location.startsWith('/webhooks/') && childOf(node, 'post') !== undefined ? [location, `${location}/post`] : [location];
  return pointers.some((pointer) => {
    const sunset = sunsetOf(partsOf(base, { node: nodeAt(base, pointer) ?? null, pointer }));
    return sunset !== undefined && sunset < today;
  });
}
