/** @import { Call, Check } from '../types.js' */

/**
 * Operations and webhooks that are gone. Redocly never sees them: it takes one for another that is much like it, and a removal for a change of name.
 *
 * @type {Check}
 */
export const checkCalls = ({ operations, webhooks }) => [
  ...operations.flatMap(({ base, head }) =>
    head ? [] : [gone(base, 'operation-removed', `The operation \`${base.key}\` is gone.`, 'request')],
  ),
  ...webhooks.flatMap(({ base, head }) =>
    head
      ? []
      : [
          gone(
            base,
            'webhook-removed',
            `The webhook \`${base.key}\` is gone: integrators do not learn of the event any more.`,
            'webhook',
          ),
        ],
  ),
];

/**
 * @param {Call} call
 * @param {string} rule
 * @param {string} message
 * @param {'request' | 'webhook'} side
 * @returns {import('../types.js').Finding}
 */
const gone = ({ place, id }, rule, message, side) => ({
  rule,
  location: side === 'webhook' ? place.pointer.replace(/\/[a-z]+$/, '') : place.pointer,
  version: 'base',
  breaks: [side],
  message,
  before: id,
});
