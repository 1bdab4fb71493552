import { asObject, isEqual } from '../json-pointer.js';
import type { BaseAndHead, Document } from '../types.js';

/**
 * Matches the conditions of `x-conditions` that were only renamed, because integrators never see their names.
 *
 * @returns a function that returns the name in `base` of a condition in `head`
 */
export function matchConditions({ base, head }: BaseAndHead<Document>): (name: string) => string {
  const [before, after] = [asObject(base['x-conditions']), asObject(head['x-conditions'])];
  const removed = Object.keys(before).filter((name) => !(name in after));
  return (name) => {
    if (name in before) return name;
    return removed.find((other) => isEqual(before[other], after[name])) ?? name;
  };
}
