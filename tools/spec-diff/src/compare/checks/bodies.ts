import { formatPointer } from '@wapi/types';
import type { Endpoint, Check, Finding, Node } from '../types.js';
import { getChild, asObject } from '../json-pointer.js';

const parseMediaTypes = (value: unknown): string[] =>
  String(value)
    .split(',')
    .map((type) => type.trim());

/**
 * Checks the presence of bodies and schemas, and the encoding of form parts. Redocly reports removed media types.
 */
export const checkBodies: Check = ({ operations, webhooks }) => [
  ...operations.flatMap(({ base, head }) =>
    head ? [...checkNewBody(base, head), ...checkEncodings(base, head), ...checkResponses(base, head)] : [],
  ),
  ...webhooks.flatMap(({ base, head }) =>
    head ? checkSchemas(base.requestMedia, head.requestMedia, 'webhook', base.key) : [],
  ),
];

function checkNewBody(base: Endpoint, head: Endpoint): Finding[] {
  if (base.requestBody !== undefined || getChild(head.requestBody?.node, 'required') !== true) return [];
  const message = `\`${base.id}\` requires a request body; it had none.`;
  return [
    {
      rule: 'request-body-added',
      location: `${head.place.pointer}/requestBody`,
      version: 'head',
      breaks: ['request'],
      message,
    },
  ];
}

const checkResponses = (base: Endpoint, head: Endpoint): Finding[] =>
  [...base.responses].flatMap(([status, { media }]) =>
    checkSchemas(media, head.responses.get(status)?.media ?? new Map(), 'response', `${base.id} ${status}`),
  );

function checkSchemas(
  from: ReadonlyMap<string, Node>,
  to: ReadonlyMap<string, Node>,
  side: 'response' | 'webhook',
  where: string,
): Finding[] {
  return [...from].flatMap(([type, { node, pointer }]) => {
    const other = to.get(type);
    if (other === undefined || getChild(node, 'schema') === undefined || getChild(other.node, 'schema') !== undefined)
      return [];
    const message = `The body no longer has a schema (${where}).`;
    return [
      { rule: 'schema-removed', location: pointer + formatPointer('schema'), version: 'base', breaks: [side], message },
    ];
  });
}

function checkEncodings(base: Endpoint, head: Endpoint): Finding[] {
  return [...base.requestMedia].flatMap(([type, from]) => {
    const to = head.requestMedia.get(type);
    if (to === undefined) return [];
    const encoding = asObject(getChild(from.node, 'encoding'));
    return Object.entries(asObject(getChild(to.node, 'encoding'))).flatMap(([part, node]) => {
      const findings: Finding[] = [];
      for (const [key, now] of Object.entries(asObject(node))) {
        const was = getChild(encoding[part], key);
        if (key.startsWith('x-') || key === 'headers') continue;
        const isWider =
          key === 'contentType' &&
          was !== undefined &&
          parseMediaTypes(was).every((accepted) => parseMediaTypes(now).includes(accepted));
        if (isWider || was === now) continue;
        const location = to.pointer + formatPointer('encoding', part, key);
        const message = `The part \`${part}\` of \`${type}\` no longer accepts all of its previous encodings.`;
        findings.push({
          rule: 'part-encoding-narrowed',
          location,
          version: 'head',
          breaks: ['request'],
          message,
          before: was,
          after: now,
        });
      }
      return findings;
    });
  });
}
