import type { Check, Endpoint, Finding } from '../types.js';

/** Finds removed operations and webhooks. */
export const checkEndpoints: Check = ({ operations, webhooks }) => [
  ...operations.flatMap(({ base, head }) =>
    head ? [] : [removal(base, 'operation-removed', `The operation \`${base.key}\` was removed.`, 'request')],
  ),
  ...webhooks.flatMap(({ base, head }) =>
    head
      ? []
      : [
          removal(
            base,
            'webhook-removed',
            `The webhook \`${base.key}\` was removed, so integrators no longer receive the event.`,
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
