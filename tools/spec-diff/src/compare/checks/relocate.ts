import { describePlace, namesIn } from '../describe-place.js';
import { isEqual, valueAt } from '../json-pointer.js';
import type { Document, Finding, SchemaPair } from '../types.js';

const componentOf = (pointer: string): string | undefined => /^\/components\/schemas\/[^/]+/.exec(pointer)?.[0];

/**
 * Moves a finding in a component that did not change to the innermost place that did. The change is then that the place
 * refers to a different component, or no longer refers to one.
 */
export function relocate(finding: Finding, { trail }: SchemaPair, base: Document, head: Document): Finding {
  const isUnchanged = (pointer: string): boolean => {
    const place = componentOf(pointer) ?? pointer;
    return isEqual(valueAt(base, place), valueAt(head, place));
  };
  if (!isUnchanged(finding.location)) return finding;
  const places = [...trail[finding.version], finding.location];
  const index = places.findLastIndex((place) => !isUnchanged(place));
  const place = places[index];
  if (place === undefined) return finding;
  // Several places of the trail can be in one component. The last of them has all names in that component.
  const inner = places
    .slice(index)
    .filter((one, position, all) => componentOf(one) !== componentOf(all[position + 1] ?? ''))
    .flatMap((one, position) => (position === 0 ? namesIn(one) : namesIn(one).slice(1)));
  const subject = inner.length === 0 ? 'the value' : `\`${inner.join('.')}\``;
  const message = finding.message.replace(describePlace(finding.location), () => subject);
  return { ...finding, location: place, message };
}
