// What redocly reports and is no change of its own, or none that breaks anybody in this contract.
/** @import { Finding, Json, Versions } from './types.js' */
/** @import { Change } from './redocly-diff.js' */
import { isObject, keysOf, nodeAt, objectOf } from './nodes.js';
import { keywordOf, partsOf, propertyNames } from './schema-parts.js';

/** @param {Json | undefined} value @returns {readonly Json[]} */
const listOf = (value) => (Array.isArray(value) ? value : []);

/** @param {string} pointer */
const parentOf = (pointer) => pointer.replace(/\/[^/]*$/, '');

/**
 * @param {readonly { finding: Finding, change: Change }[]} reported
 * @param {Versions} versions
 * @returns {Finding[]}
 */
export function judged(reported, versions) {
  const goneSchemes = reported.flatMap(({ finding, change }) =>
    finding.rule === 'security-scheme-changed' && change.kind === 'removed' ? [keysOf(finding.location).at(-1)] : [],
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
 *
 * @param {Finding} finding
 * @param {Versions} versions
 */
function isOpenEnum({ location }, { base }) {
  const pointer = parentOf(location);
  const schema = nodeAt(base, pointer);
  return schema !== undefined && keywordOf(partsOf(base, { node: schema, pointer }), 'x-open-enum')?.node === true;
}

/**
 * The header with the event's name lists all webhooks, so a new webhook adds its name. Who has not asked for the event is not sent it.
 *
 * @param {Change} change
 * @param {Versions} versions
 */
function isNewEvent({ base: was, revision }, { base, head }) {
  const [events, newEvents] = [objectOf(base['webhooks']), objectOf(head['webhooks'])];
  const [before, after] = [listOf(was?.value), listOf(revision?.value)];
  const isEvent = (/** @type {Json} */ value) => typeof value === 'string' && value in newEvents;
  return (
    before.every((value) => typeof value === 'string' && value in events) &&
    after.every((value) => before.includes(value) || isEvent(value))
  );
}

/**
 * A field that is gone is not required any more either, which is no second change.
 *
 * @param {Finding} finding
 * @param {Change} change
 * @param {Versions} versions
 * @returns {Finding[]}
 */
function withoutGoneFields(finding, { base: was, revision }, { head }) {
  const lost = listOf(was?.value).filter((name) => !listOf(revision?.value).includes(name));
  const pointer = parentOf(finding.location);
  const names = propertyNames(partsOf(head, { node: nodeAt(head, pointer) ?? null, pointer }));
  const optional = lost.filter((name) => names.includes(String(name)));
  if (optional.length === 0) return [];
  return [{ ...finding, message: `${optional.map((name) => `\`${name}\``).join(', ')} may be missing.` }];
}
