import { cardForm, changed, validDocument, webhookBody } from './support/document.js';
import { testRule } from './support/test-rule.js';

const event = [...webhookBody, 'schema', 'properties', 'event'];

/** Spectral shortens a path to the part that exists in the document. */
const received = (value: string, path: readonly (string | number)[] = event) => ({
  path: path.join('/'),
  message: `The field \`event\` must allow only \`card.added\`, received ${value}: write \`const: card.added\`.`,
});

testRule('webhook-event', [
  { name: 'accepts the name as the only value of an enum', document: validDocument(), errors: [] },
  { name: 'accepts the name as a constant', document: changed([event, { const: 'card.added' }]), errors: [] },
  {
    name: 'accepts a constant in an allOf',
    document: changed([[...webhookBody, 'schema'], { allOf: [{ properties: { event: { const: 'card.added' } } }] }]),
    errors: [],
  },
  {
    name: 'ignores the bodies of operations',
    document: changed([[...cardForm, 'schema', 'allOf', 0, 'properties', 'event'], { const: 'card.removed' }]),
    errors: [],
  },
  {
    name: 'rejects the name of a different webhook',
    document: changed([event, { const: 'card.removed' }]),
    errors: [received('"card.removed"', [...event, 'const'])],
  },
  {
    name: 'rejects several names',
    document: changed([event, { enum: ['card.added', 'card.removed'] }]),
    errors: [received('["card.added","card.removed"]')],
  },
  { name: 'rejects any text', document: changed([event, { type: 'string' }]), errors: [received('undefined')] },
  {
    name: 'rejects a missing field',
    document: changed([event, undefined]),
    errors: [received('undefined', event.slice(0, -1))],
  },
]);
