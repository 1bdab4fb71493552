import { formatPointer } from '@wapi/types';
import { describePlace } from '../describe-place.js';
import { getChild, getStrings, valueAt } from '../json-pointer.js';
import { getTypes } from '../normalize/constraints.js';
import { collectPartsAt, findKeyword, getAllPropertyNames, getPropertyNames } from '../normalize/parts.js';
import { relocate } from './relocate.js';
import type { Check, Document, Finding, Json, Narrowing, Node, SchemaPair } from '../types.js';

/** Reports requests that `head` rejects. Also reports responses and webhooks that `base` does not document. */
export const checkSchemas: Check = ({ base, head, schemas }) =>
  schemas.flatMap((pair) =>
    [
      ...pair.narrowings.flatMap((narrowing) => reportNarrowing(base, head, pair, narrowing)),
      ...checkRemovedFields(base, head, pair),
    ].map((finding) => relocate(finding, pair, base, head)),
  );

function reportNarrowing(base: Document, head: Document, pair: SchemaPair, narrowing: Narrowing): Finding[] {
  const { side } = pair;
  const isRequest = side === 'request';
  const sides = isRequest ? [narrowing.from, narrowing.to] : [narrowing.to, narrowing.from];
  const [before, after] = [findWritten(base, sides[0]), findWritten(head, sides[1])];
  const place = after ?? before ?? pair.head[0];
  if (place === undefined) return [];
  const listed = narrowing.kind === 'required' ? findRequired(base, head, pair, narrowing) : narrowing.rejected;
  if (listed?.length === 0) return [];
  const [was, is] = [before?.node, after?.node];
  const isBranch = narrowing.kind === 'branch';
  return [
    {
      rule: rules[narrowing.kind][isRequest ? 'request' : 'response'],
      location: place.pointer,
      version: after === undefined && before !== undefined ? 'base' : 'head',
      breaks: [side],
      message: describe(isRequest, { ...narrowing, ...(listed && { rejected: listed }) }, place.pointer, was, is),
      ...(!isBranch && { before: was, after: is }),
    },
  ];
}

/**
 * Finds the place of a union that the spec writes as `not: { properties: { a: false, b: false } }`. The union requires
 * one of these fields, and each branch is the line of its field.
 */
function findWritten(document: Document, place: Node | undefined): Node | undefined {
  if (place === undefined || valueAt(document, place.pointer) !== undefined) return place;
  const [name] = getStrings(getChild(place.node, 'required'));
  const written = formatPointer('not', 'properties', ...(name === undefined ? [] : [name]));
  return { ...place, pointer: place.pointer.replace(/\/not\/anyOf(\/\d+)?$/, () => written) };
}

const rules = {
  branch: { request: 'schema-combinator-changed', response: 'schema-combinator-changed' },
  constraint: { request: 'schema-constraint-changed', response: 'schema-constraint-changed' },
  required: { request: 'required-properties-added', response: 'required-properties-removed' },
  type: { request: 'schema-type-changed', response: 'schema-type-changed' },
  values: { request: 'enum-values-removed', response: 'enum-values-added' },
} as const;

/**
 * Returns the required fields whose absence is rejected. Omits fields that the receiver ignores. Also omits removed
 * fields, because their removal is a separate finding.
 */
function findRequired(base: Document, head: Document, { side, ...pair }: SchemaPair, { rejected = [] }: Narrowing) {
  const [document, parts] = side === 'request' ? [head, pair.head] : [base, pair.base];
  const oneWay = side === 'request' ? 'readOnly' : 'writeOnly';
  const current = getAllPropertyNames(head, pair.head);
  return rejected.filter((name) => {
    const field = collectPartsAt(document, parts, 'properties', String(name));
    const isRemoved = field.length > 0 && !current.includes(String(name));
    return !isRemoved && findKeyword(field, oneWay)?.node !== true;
  });
}

function describe(
  isRequest: boolean,
  { kind, keyword, rejected = [], from, to }: Narrowing,
  pointer: string,
  was: Json | undefined,
  is: Json | undefined,
): string {
  // `items: false` has no keyword of its own that could be the place of a type.
  const subject = describePlace(kind === 'type' && pointer.endsWith('/items') ? `${pointer}/type` : pointer);
  const names = rejected.map((name) => `\`${String(name)}\``).join(', ');
  switch (kind) {
    case 'required':
      return isRequest ? `${names} became required in ${subject}.` : `${names} of ${subject} may be missing.`;
    case 'type':
      return describeTypes(isRequest, subject, rejected);
    case 'values':
      if (names === '') return isRequest ? `${subject} accepts only listed values.` : `${subject} is no longer a list.`;
      return isRequest ? `${subject} no longer accepts ${names}.` : `${subject} can have the new values ${names}.`;
    case 'branch':
      if (/\/not\/properties\/[^/]+$/.test(pointer))
        return isRequest ? `${subject} no longer suffices as the only field.` : `${subject} may now be the only field.`;
      if (from && to) {
        const effect = `which ${isRequest ? 'rejects' : 'rejected'} it`;
        return `A value of ${subject} may match several branches of \`oneOf\`, ${effect}.`;
      }
      if (isRequest) return to ? `\`${keyword}\` limits ${subject}.` : `A branch of ${subject} was removed.`;
      return from ? `A branch was added to ${subject}.` : `\`${keyword}\` no longer limits ${subject}.`;
    default:
      return (
        describeBound(isRequest ? [from, to] : [to, from], subject) ??
        `\`${keyword}\` of ${subject} ${describeValues(was, is)}.`
      );
  }
}

/** Describes a bound that changed its keyword, for example from `minimum` to `exclusiveMinimum`. */
function describeBound(bounds: readonly (Node | undefined)[], subject: string): string | undefined {
  const [was, is] = bounds.map((bound) => bound && `${bound.pointer.replace(/.*\//, '')}: ${String(bound.node)}`);
  const isBound = bounds.every((bound) => typeof bound?.node === 'number');
  if (!isBound || was?.split(':')[0] === is?.split(':')[0]) return undefined;
  return `The limit of ${subject} changed from '${was}' to '${is}'.`;
}

function describeTypes(isRequest: boolean, subject: string, rejected: readonly Json[]): string {
  const isNumber = rejected.includes('integer') && rejected.includes('fraction');
  const types = rejected
    .filter((type) => !(isNumber && type === 'integer'))
    .map((type) => (type === 'fraction' ? (isNumber ? 'number' : 'fractional number') : String(type)));
  return isRequest
    ? `${subject} no longer accepts the type ${types.join(', ')}.`
    : `${subject} can have the new type ${types.join(', ')}.`;
}

function describeValues(was: Json | undefined, is: Json | undefined): string {
  const isScalar = (value: Json | undefined) => typeof value !== 'object';
  if (was === undefined) return isScalar(is) ? `was set to '${is}'` : 'was added';
  if (is === undefined) return 'was removed';
  return isScalar(was) && isScalar(is) ? `changed from '${was}' to '${is}'` : 'changed';
}

/**
 * Checks removed fields. Removing a request field has no effect. Removing a response field breaks clients that read it.
 */
function checkRemovedFields(document: Document, headDocument: Document, { side, base, head }: SchemaPair): Finding[] {
  // Skip a schema that accepts no object in `head`. Either a different finding reports this, or the API stopped sending
  // one of several types.
  if (!getTypes(headDocument, head).includes('object')) return [];
  const names = getAllPropertyNames(headDocument, head);
  return getPropertyNames(base).flatMap((name): Finding[] => {
    const holder = base.find(({ node }) => getChild(getChild(node, 'properties'), name) !== undefined);
    const field = collectPartsAt(document, base, 'properties', name);
    const isOneWay = findKeyword(field, side === 'request' ? 'readOnly' : 'writeOnly')?.node === true;
    if (names.includes(name) || holder === undefined || isOneWay) return [];
    const location = holder.pointer + formatPointer('properties', name);
    const subject = describePlace(location);
    if (side !== 'request') {
      const message = `The field ${subject} was removed.`;
      return [{ rule: 'property-removed', location, version: 'base', breaks: [side], message }];
    }
    const message = `The request field ${subject} was removed, so a value sent in it has no effect.`;
    return [{ rule: 'request-field-removed', location, version: 'base', breaks: ['request'], message, before: name }];
  });
}
