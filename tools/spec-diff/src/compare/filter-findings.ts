import { parsePointer } from '@wapi/types';
import type { Finding, Json, Versions } from './types.js';
import type { Change } from './redocly-diff.js';
import { isObject, valueAt, asObject } from './json-pointer.js';
import { findKeyword, collectParts, getPropertyNames } from './schema-parts.js';

const toList = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

const getParent = (pointer: string) => pointer.replace(/\/[^/]*$/, '');

/** Drops Redocly's findings that repeat a different finding or that break no one under this contract. */
export function filterFindings(
  reported: readonly { finding: Finding; change: Change }[],
  versions: Versions,
): Finding[] {
  const removedSchemes = reported.flatMap(({ finding, change }) =>
    finding.rule === 'security-scheme-changed' && change.kind === 'removed'
      ? [parsePointer(finding.location).at(-1)]
      : [],
  );
  return reported.flatMap(({ finding, change }) => {
    if (finding.rule === 'enum-values-added' && (isOpenEnum(finding, versions) || isNewEvent(change, versions)))
      return [];
    if (finding.rule === 'required-properties-removed') return dropRemovedFields(finding, change, versions);
    // A new need for credentials is reported for each alternative. Point at the list, so that it is one finding.
    const isNewlyRequired = finding.rule === 'security-requirement-changed' && change.kind === 'added';
    if (isNewlyRequired) return [{ ...finding, location: finding.location.replace(/\/\d+$/, '') }];
    const isOfRemovedScheme = removedSchemes.some(
      (scheme) =>
        change.kind === 'removed' && isObject(change.base?.value) && Object.hasOwn(change.base.value, String(scheme)),
    );
    return finding.rule === 'security-requirement-changed' && isOfRemovedScheme ? [] : [finding];
  });
}

/** Checks for `x-open-enum` in base, which announces values that are not in the list. */
function isOpenEnum({ location }: Finding, { base }: Versions) {
  const pointer = getParent(location);
  const schema = valueAt(base, pointer);
  return (
    schema !== undefined && findKeyword(collectParts(base, { node: schema, pointer }), 'x-open-enum')?.node === true
  );
}

/**
 * The header with the event's name lists all webhooks, so a new webhook adds its name. WiPay sends an event only to its
 * subscribers.
 */
function isNewEvent({ base: was, revision }: Change, { base, head }: Versions) {
  const [events, newEvents] = [asObject(base['webhooks']), asObject(head['webhooks'])];
  const [before, after] = [toList(was?.value), toList(revision?.value)];
  const isEvent = (value: Json) => typeof value === 'string' && value in newEvents;
  return (
    before.every((value) => typeof value === 'string' && value in events) &&
    after.every((value) => before.includes(value) || isEvent(value))
  );
}

/** Leaves out removed fields, because their removal is a finding of its own. */
function dropRemovedFields(finding: Finding, { base: was, revision }: Change, { head }: Versions): Finding[] {
  const lost = toList(was?.value).filter((name) => !toList(revision?.value).includes(name));
  const pointer = getParent(finding.location);
  const names = getPropertyNames(collectParts(head, { node: valueAt(head, pointer) ?? null, pointer }));
  const optional = lost.filter((name) => names.includes(String(name)));
  if (optional.length === 0) return [];
  return [{ ...finding, message: `${optional.map((name) => `\`${name}\``).join(', ')} may be missing.` }];
}
