import { formatPointer } from '@wapi/types';
import { asObject, getChild } from '../json-pointer.js';
import { getSerialization } from '../normalize/http.js';
import { findResponse } from '../versions.js';
import type { Check, Endpoint, Finding, Json, Node } from '../types.js';

const parseMediaTypes = (value: unknown): string[] =>
  String(value)
    .split(',')
    .map((type) => type.trim());

/**
 * Checks the presence of bodies and schemas, and the encoding of form parts.
 */
export const checkBodies: Check = ({ operations, webhooks }) => [
  ...operations.flatMap(({ base, head }) =>
    head
      ? [
          ...checkRequestBody(base, head),
          ...checkNewSchemas(base.requestMedia, head.requestMedia),
          ...checkNewSchemas(base.parameters, head.parameters),
          ...checkEncodings(base, head),
          ...checkResponseSchemas(base, head),
        ]
      : [],
  ),
  ...webhooks.flatMap(({ base, head }) =>
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

function checkEncodings(base: Endpoint, head: Endpoint): Finding[] {
  return [...base.requestMedia].flatMap(([type, from]) => {
    const to = head.requestMedia.get(type);
    if (to === undefined) return [];
    const [before, after] = [from, to].map(({ node }) => asObject(getChild(node, 'encoding')));
    const parts = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
    return parts.flatMap((part) => {
      const [was, is] = [before?.[part], after?.[part]];
      return findChangedEncoding(was, is).map((key): Finding => {
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

/** Lists the keywords of an encoding that reject form parts that `base` accepts. */
function findChangedEncoding(was: Json | undefined, is: Json | undefined): string[] {
  const [before, after] = [getChild(was, 'contentType'), getChild(is, 'contentType')];
  const accepted = after === undefined ? undefined : parseMediaTypes(after);
  const isNarrower =
    accepted && (before === undefined || parseMediaTypes(before).some((type) => !accepted.includes(type)));
  const [style, newStyle] = [was, is].map((encoding) => getSerialization(encoding ?? {}, 'query'));
  const changed = Object.keys(style ?? {}).filter((key) => style?.[key] !== newStyle?.[key]);
  return [...(isNarrower ? ['contentType'] : []), ...changed.slice(0, 1)];
}
