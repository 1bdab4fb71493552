/** @import { Call, Check, Finding, Place } from '../types.js' */
import { childOf, objectOf, pointerOf } from '../nodes.js';

/** @param {unknown} value @returns {string[]} the media types that a part may have */
const typesOf = (value) =>
  String(value)
    .split(',')
    .map((type) => type.trim());

/**
 * What bodies there are, and how the parts of a form must be encoded. A media type that is gone is redocly's.
 *
 * @type {Check}
 */
export const checkBodies = ({ operations, webhooks }) => [
  ...operations.flatMap(({ base, head }) =>
    head ? [...checkNewBody(base, head), ...checkEncodings(base, head), ...checkAnswers(base, head)] : [],
  ),
  ...webhooks.flatMap(({ base, head }) =>
    head ? checkSchemas(base.requestMedia, head.requestMedia, 'webhook', base.key) : [],
  ),
];

/** @param {Call} base @param {Call} head @returns {Finding[]} */
function checkNewBody(base, head) {
  if (base.requestBody !== undefined || childOf(head.requestBody?.node, 'required') !== true) return [];
  const message = `\`${base.id}\` must be sent a body, where it took none.`;
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

/** @param {Call} base @param {Call} head @returns {Finding[]} */
const checkAnswers = (base, head) =>
  [...base.responses].flatMap(([status, { media }]) =>
    checkSchemas(media, head.responses.get(status)?.media ?? new Map(), 'response', `${base.id} ${status}`),
  );

/**
 * @param {ReadonlyMap<string, Place>} from
 * @param {ReadonlyMap<string, Place>} to
 * @param {'response' | 'webhook'} side
 * @param {string} where
 * @returns {Finding[]}
 */
function checkSchemas(from, to, side, where) {
  return [...from].flatMap(([type, { node, pointer }]) => {
    const other = to.get(type);
    if (other === undefined || childOf(node, 'schema') === undefined || childOf(other.node, 'schema') !== undefined)
      return [];
    const message = `Nothing is said any more of what is in the body (${where}).`;
    return [
      { rule: 'schema-removed', location: pointer + pointerOf('schema'), version: 'base', breaks: [side], message },
    ];
  });
}

/** @param {Call} base @param {Call} head @returns {Finding[]} */
function checkEncodings(base, head) {
  return [...base.requestMedia].flatMap(([type, from]) => {
    const to = head.requestMedia.get(type);
    if (to === undefined) return [];
    const encoding = objectOf(childOf(from.node, 'encoding'));
    return Object.entries(objectOf(childOf(to.node, 'encoding'))).flatMap(([part, node]) => {
      /** @type {Finding[]} */
      const findings = [];
      for (const [key, now] of Object.entries(objectOf(node))) {
        const was = childOf(encoding[part], key);
        if (key.startsWith('x-') || key === 'headers') continue;
        const isWider =
          key === 'contentType' && was !== undefined && typesOf(was).every((one) => typesOf(now).includes(one));
        if (isWider || was === now) continue;
        const location = to.pointer + pointerOf('encoding', part, key);
        const message = `The part \`${part}\` of \`${type}\` is not taken in every encoding that it was taken in.`;
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
