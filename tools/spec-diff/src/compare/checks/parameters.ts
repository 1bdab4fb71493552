import { formatPointer } from '@wapi/types';
import { getChild, isEqual, valueAt } from '../json-pointer.js';
import { isScalar } from '../normalize/constraints.js';
import { getSerialization } from '../normalize/http.js';
import { collectPartsAt } from '../normalize/parts.js';
import type { Check, Document, Endpoint, Finding, Json, Node, Versions } from '../types.js';
import { findResponse } from '../versions.js';

/** Checks the parameters of operations, and the serialization of parameters and headers. */
export const checkParameters: Check = (versions) => [
  ...versions.operations.flatMap(({ base, head }) =>
    head
      ? [
          ...checkRemoved(base, head, versions.head),
          ...checkRenamed(base, head),
          ...checkRequired(base, head),
          ...checkSerializations(versions, base.parameters, head.parameters, 'request'),
          ...[...base.responses].flatMap(([status, { headers }]) =>
            checkSerializations(versions, headers, findResponse(head, status)?.headers ?? new Map(), 'response'),
          ),
        ]
      : [],
  ),
  ...versions.webhooks.flatMap(({ base, head }) =>
    head ? checkSerializations(versions, base.parameters, head.parameters, 'webhook') : [],
  ),
];

/**
 * Returns the location and the name of a parameter.
 *
 * @example 'query parameter `page`'
 */
const describeParameter = ({ node }: Node): string =>
  `${String(getChild(node, 'in'))} parameter \`${String(getChild(node, 'name'))}\``;

function checkRemoved(base: Endpoint, head: Endpoint, document: Document): Finding[] {
  return [...base.parameters].flatMap(([key, parameter]): Finding[] => {
    if (head.parameters.has(key)) return [];
    const message = `The ${describeParameter(parameter)} was removed.`;
    const place = findRemovedParameter(parameter, document);
    return [{ rule: 'parameter-removed', ...place, breaks: ['request'], message }];
  });
}

/**
 * Returns the place at which a parameter was removed. If a shared parameter was renamed or moved, this is one place for
 * all operations that use it.
 *
 * @param head the document that no longer has the parameter
 */
export function findRemovedParameter(
  { node, pointer, reference = pointer }: Node,
  head: Document,
): Pick<Finding, 'location' | 'version'> {
  const shared = reference === pointer ? undefined : valueAt(head, pointer);
  const changed = ['name', 'in'].find(
    (key) => getChild(shared, key) !== undefined && !isEqual(getChild(shared, key), getChild(node, key)),
  );
  return changed === undefined
    ? { location: reference, version: 'base' }
    : { location: pointer + formatPointer(changed), version: 'head' };
}

/**
 * Checks renamed path parameters. A request does not contain their names, but generated clients use the names for
 * arguments.
 */
function checkRenamed(base: Endpoint, head: Endpoint): Finding[] {
  return [...base.parameters].flatMap(([key, parameter]): Finding[] => {
    const renamed = head.parameters.get(key);
    const [before, after] = [parameter, renamed].map((place) => getChild(place?.node, 'name'));
    if (renamed === undefined || !key.startsWith('path ') || before === after) return [];
    const message = `The path parameter \`${String(before)}\` is now named \`${String(after)}\`.`;
    const location = renamed.pointer + formatPointer('name');
    return [{ rule: 'path-parameter-renamed', location, version: 'head', breaks: ['client'], message, before, after }];
  });
}

function checkRequired(base: Endpoint, head: Endpoint): Finding[] {
  return [...head.parameters].flatMap(([key, parameter]): Finding[] => {
    const before = base.parameters.get(key);
    const isRequired = ({ node }: Node) => getChild(node, 'required') === true;
    if (!isRequired(parameter) || (before && isRequired(before))) return [];
    const message = before
      ? `The ${describeParameter(parameter)} became required.`
      : `The required ${describeParameter(parameter)} was added.`;
    const location = parameter.pointer + formatPointer('required');
    return [{ rule: 'parameter-became-required', location, version: 'head', breaks: ['request'], message }];
  });
}

function checkSerializations(
  documents: Pick<Versions, 'base' | 'head'>,
  base: ReadonlyMap<string, Node>,
  head: ReadonlyMap<string, Node>,
  side: 'request' | 'response' | 'webhook',
): Finding[] {
  return [...base].flatMap(([key, from]) => {
    const to = head.get(key);
    if (to === undefined) return [];
    const location = String(getChild(from.node, 'in') ?? 'header');
    const hasScalar =
      isScalar(documents.base, collectPartsAt(documents.base, [from], 'schema')) ||
      isScalar(documents.head, collectPartsAt(documents.head, [to], 'schema'));
    const [before, after] = [from, to].map(({ node }): Record<string, Json> => ({
      ...getSerialization(node, location, hasScalar),
      // Only a parameter that loses this keyword is reported, because its value can then no longer be empty.
      ...(getChild(from.node, 'allowEmptyValue') === true && {
        allowEmptyValue: getChild(node, 'allowEmptyValue') ?? false,
      }),
    }));
    const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
    const changed = names.filter((name) => !isEqual(before?.[name], after?.[name]));
    const keyword = changed.includes('content') ? 'content' : changed[0];
    if (keyword === undefined) return [];
    const isInHead = getChild(to.node, keyword) !== undefined;
    const subject = getChild(from.node, 'name') === undefined ? `header \`${key}\`` : describeParameter(from);
    return [
      {
        rule: 'parameter-serialization-changed',
        location: (isInHead ? to : from).pointer + formatPointer(keyword),
        version: isInHead || getChild(from.node, keyword) === undefined ? ('head' as const) : ('base' as const),
        breaks: [side],
        message: `\`${keyword}\` of the ${subject} changed.`,
        before: before?.[keyword],
        after: after?.[keyword],
      },
    ];
  });
}
