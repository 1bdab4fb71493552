import { formatPointer } from '@wapi/types';
import { asObject, getChild, isEqual } from '../json-pointer.js';
import { isScalar } from '../normalize/constraints.js';
import { getMediaRanges, getSerialization, normalizeMediaType } from '../normalize/http.js';
import { collectPartsAt } from '../normalize/parts.js';
import { findResponse } from '../versions.js';
import type { Check, Document, Endpoint, Finding, Json, Node, Versions } from '../types.js';

const parseMediaTypes = (value: unknown): string[] => String(value).split(',').map(normalizeMediaType);

/**
 * Checks the presence of bodies and schemas, and the encoding of form parts.
 */
export const checkBodies: Check = (versions) => [
  ...versions.operations.flatMap(({ base, head }) =>
    head
      ? [
          ...checkRequestBody(base, head),
          ...checkNewSchemas(base.requestMedia, head.requestMedia),
          ...checkNewSchemas(base.parameters, head.parameters),
          ...checkEncodings(versions, base, head),
          ...checkResponseSchemas(base, head),
        ]
      : [],
  ),
  ...versions.webhooks.flatMap(({ base, head }) =>
    head
      ? [
          ...checkSchemas(base.requestMedia, head.requestMedia, 'webhook'),
          ...checkSchemas(base.parameters, head.parameters, 'webhook'),
        ]
      : [],
  ),
];

function checkRequestBody(base: Endpoint, head: Endpoint): Finding[] {
  const [from, to] = [base.requestBody, head.requestBody];
  if (from !== undefined && to === undefined) {
    const location = `${base.place.pointer}/requestBody`;
    const message = `The request body of \`${base.id}\` was removed.`;
    return [{ rule: 'request-body-removed', location, version: 'base', breaks: ['request'], message }];
  }
  if (to === undefined || getChild(to.node, 'required') !== true || getChild(from?.node, 'required') === true)
    return [];
  if (from === undefined) {
    const location = `${head.place.pointer}/requestBody`;
    const message = `\`${base.id}\` requires a request body; it had none.`;
    return [{ rule: 'request-body-added', location, version: 'head', breaks: ['request'], message }];
  }
  const location = to.pointer + formatPointer('required');
  const message = 'The request body became required.';
  return [{ rule: 'request-body-became-required', location, version: 'head', breaks: ['request'], message }];
}

const checkResponseSchemas = (base: Endpoint, head: Endpoint): Finding[] =>
  [...base.responses].flatMap(([status, { media, headers }]) => {
    const other = findResponse(head, status);
    return [
      ...checkSchemas(media, other?.media ?? new Map(), 'response'),
      ...checkSchemas(headers, other?.headers ?? new Map(), 'response'),
    ];
  });

function checkNewSchemas(from: ReadonlyMap<string, Node>, to: ReadonlyMap<string, Node>): Finding[] {
  return [...from].flatMap(([key, { node }]): Finding[] => {
    const other = to.get(key);
    const hasNone = getChild(node, 'schema') === undefined && getChild(node, 'content') === undefined;
    if (other === undefined || !hasNone || Object.keys(asObject(getChild(other.node, 'schema'))).length === 0)
      return [];
    const location = other.pointer + formatPointer('schema');
    const message = `\`${key}\` has a schema; it accepted every value.`;
    return [{ rule: 'schema-added', location, version: 'head', breaks: ['request'], message }];
  });
}

function checkSchemas(
  from: ReadonlyMap<string, Node>,
  to: ReadonlyMap<string, Node>,
  side: 'response' | 'webhook',
): Finding[] {
  return [...from].flatMap(([type, { node, pointer }]) => {
    const other = to.get(type);
    const hasSchema = (place: Node) => ['schema', 'content'].some((key) => getChild(place.node, key) !== undefined);
    if (other === undefined || getChild(node, 'schema') === undefined || hasSchema(other)) return [];
    const message = `\`${type}\` no longer has a schema.`;
    return [
      { rule: 'schema-removed', location: pointer + formatPointer('schema'), version: 'base', breaks: [side], message },
    ];
  });
}

function checkEncodings(documents: Pick<Versions, 'base' | 'head'>, base: Endpoint, head: Endpoint): Finding[] {
  return [...base.requestMedia].flatMap(([type, from]) => {
    const to = head.requestMedia.get(type);
    if (to === undefined) return [];
    const [before, after] = [from, to].map(({ node }) => asObject(getChild(node, 'encoding')));
    const parts = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
    return parts.flatMap((part) => {
      const [was, is] = [before?.[part], after?.[part]];
      const hasScalar = isScalarPart(documents.base, from, part) || isScalarPart(documents.head, to, part);
      return findChangedEncoding(was, is, hasScalar).map((key): Finding => {
        const isInHead = getChild(is, key) !== undefined;
        return {
          rule: 'part-encoding-narrowed',
          location: (isInHead ? to : from).pointer + formatPointer('encoding', part, key),
          version: isInHead ? 'head' : 'base',
          breaks: ['request'],
          message: `The part \`${part}\` of \`${type}\` no longer accepts all of its previous encodings.`,
          before: getChild(was, key),
          after: getChild(is, key),
        };
      });
    });
  });
}

const isScalarPart = (document: Document, media: Node, part: string): boolean =>
  isScalar(document, collectPartsAt(document, collectPartsAt(document, [media], 'schema'), 'properties', part));

/** Lists the keywords of an encoding that reject form parts that `base` accepts. */
function findChangedEncoding(was: Json | undefined, is: Json | undefined, hasScalar: boolean): string[] {
  const [before, after] = [getChild(was, 'contentType'), getChild(is, 'contentType')];
  const accepted = after === undefined ? undefined : parseMediaTypes(after);
  const isAccepted = (type: string) => getMediaRanges(type).some((range) => accepted?.includes(range));
  const isNarrower = accepted && (before === undefined || !parseMediaTypes(before).every(isAccepted));
  const [style, newStyle] = [was, is].map((encoding) => getSerialization(encoding ?? {}, 'query', hasScalar));
  const changed = Object.keys(style ?? {}).filter((key) => style?.[key] !== newStyle?.[key]);
  // The parts of these headers are not compared, so every change counts unless all headers were removed.
  const headers = getChild(is, 'headers');
  const isStricter = headers !== undefined && !isEqual(getChild(was, 'headers'), headers);
  return [...(isNarrower ? ['contentType'] : []), ...changed.slice(0, 1), ...(isStricter ? ['headers'] : [])];
}
