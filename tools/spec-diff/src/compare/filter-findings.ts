import { parsePointer } from '@wapi/types';
// What redocly reports and is no change of its own, or none that breaks anybody in this contract.
import type { Finding, Json, Versions } from './types.js';
import type { Change } from './redocly-diff.js';
import { isObject, valueAt, asObject } from './json-pointer.js';
import { findKeyword, collectParts, getPropertyNames } from './schema-parts.js';

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

const parentOf = (pointer: string) => pointer.replace(/\/[^/]*$/, '');

export function filterFindings(
  reported: readonly { finding: Finding; change: Change }[],
  versions: Versions,
): Finding[] {
  const goneSchemes = reported.flatMap(({ finding, change }) =>
    finding.rule === 'security-scheme-changed' && change.kind === 'removed'
      ? [parsePointer(finding.location).at(-1)]
      : [],
  );
  return reported.flatMap(({ finding, change }) => {
    if (finding.rule === 'enum-values-added' && (isOpenEnum(finding, versions) || isNewEvent(change, versions)))
      return [];
    if (finding.rule === 'required-properties-removed') return withoutGoneFields(finding, change, versions);
    // That a credential is needed at all is told of each one that would do.
    const isNewlyAsked = finding.rule === 'security-requirement-changed' && change.kind === 'added';
    if (isNewlyAsked) return [{ ...finding, location: finding.location.replace(/\/\d+$/, '') }];
    const isOfGoneScheme = goneSchemes.some(
      (scheme) =>
        change.kind === 'removed' && isObject(change.base?.value) && Object.hasOwn(change.base.value, String(scheme)),
    );
    return finding.rule === 'security-requirement-changed' && isOfGoneScheme ? [] : [finding];
  });
}

/**
 * Readers of an open enum were told to expect values that are not in the list.
 */
function isOpenEnum({ location }: Finding, { base }: Versions) {
  const pointer = parentOf(location);
  const schema = valueAt(base, pointer);
  return (
    schema !== undefined && findKeyword(collectParts(base, { node: schema, pointer }), 'x-open-enum')?.node === true
  );
}

/**
 * The header with the event's name lists all webhooks, so a new webhook adds its name. Who has not asked for the event is not sent it.
 */
function isNewEvent({ base: was, revision }: Change, { base, head }: Versions) {
  const [events, newEvents] = [asObject(base['webhooks']), asObject(head['webhooks'])];
  const [before, after] = [listOf(was?.value), listOf(revision?.value)];
  const isEvent = (value: Json) => typeof value === 'string' && value in newEvents;
  return (
    before.every((value) => typeof value === 'string' && value in events) &&
    after.every((value) => before.includes(value) || isEvent(value))
  );
}

/**
 * A field that is gone is not required any more either, which is no second change.
 */
function withoutGoneFields(finding: Finding, { base: was, revision }: Change, { head }: Versions): Finding[] {
  const lost = listOf(was?.value).filter((name) => !listOf(revision?.value).includes(name));
  const pointer = parentOf(finding.location);
  const names = getPropertyNames(collectParts(head, { node: valueAt(head, pointer) ?? null, pointer }));
  const optional = lost.filter((name) => names.includes(String(name)));
  if (optional.length === 0) return [];
  return [{ ...finding, message: `${optional.map((name) => `\`${name}\``).join(', ')} may be missing.` }];
}
