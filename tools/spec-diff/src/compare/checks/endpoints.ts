import type { Check, Endpoint, Finding } from '../types.js';

/**
 * Operations and webhooks that are gone. Redocly never sees them: it takes one for another that is much like it, and a removal for a change of name.
 */
export const checkEndpoints: Check = ({ operations, webhooks }) => [
  ...operations.flatMap(({ base, head }) =>
    head ? [] : [removal(base, 'operation-removed', `The operation \`${base.key}\` is gone.`, 'request')],
  ),
  ...webhooks.flatMap(({ base, head }) =>
    head
      ? []
      : [
          removal(
            base,
            'webhook-removed',
            `The webhook \`${base.key}\` is gone: integrators do not learn of the event any more.`,
            'webhook',
          ),
        ],
  ),
];

const removal = ({ place, id }: Endpoint, rule: string, message: string, side: 'request' | 'webhook'): Finding => ({
  rule,
  location: side === 'webhook' ? place.pointer.replace(/\/[a-z]+$/, '') : place.pointer,
  version: 'base',
  breaks: [side],
  message,
  before: id,
});
