import { cardAdded, changed, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const where = [...cardAdded, 'parameters'];
const signature = [...where, 2];
const made =
  'Document how X-WiPay-Webhook-Signature is computed: write x-webhook-signature with algorithm, of, prefix, encoding.';
const missing = (name: string): string =>
  `Add the header \`X-WiPay-Webhook-${name}\` exactly once, by $ref to components/parameters.`;

testRule('webhook-headers', [
  { name: 'accepts the five headers', document: validDocument(), errors: [] },
  ...['Event', 'Id', 'Signature', 'Timestamp', 'Version'].map((name, index) => ({
    name: `reports a missing ${name}`,
    document: changed([[...where, index], {}]),
    errors: [{ path: where.join('/'), message: missing(name) }],
  })),
  {
    name: 'reports all missing headers',
    document: changed([where, undefined]),
    errors: ['Event', 'Id', 'Signature', 'Timestamp', 'Version'].map((name) => ({
      path: cardAdded.join('/'),
      message: missing(name),
    })),
  },
  {
    name: 'rejects a repeated header',
    document: changed([[...where, 5], { name: 'X-WiPay-Webhook-Id', in: 'header', required: true }]),
    errors: [{ path: where.join('/'), message: missing('Id') }],
  },
  {
    name: 'rejects a parameter that is not a header',
    document: changed([[...where, 3, 'in'], 'query']),
    errors: [{ path: where.join('/'), message: missing('Timestamp') }],
  },
  {
    name: 'rejects an optional header',
    document: changed([[...where, 4, 'required'], undefined]),
    errors: [
      {
        path: [...where, 4].join('/'),
        message: 'Set `required: true` on the header `X-WiPay-Webhook-Version`: WiPay always sends it.',
      },
    ],
  },
  {
    name: 'accepts an event header with the names of the webhooks',
    document: changed([[...where, 0, 'schema'], { enum: ['card.added'] }]),
    errors: [],
  },
  {
    name: 'accepts an event header with the name of the only webhook',
    document: changed([[...where, 0, 'schema'], { const: 'card.added' }]),
    errors: [],
  },
  {
    name: 'rejects an event header with a different name',
    document: changed([[...where, 0, 'schema'], { enum: ['card.addd'] }]),
    errors: [
      {
        path: [...where, 0, 'schema', 'enum'].join('/'),
        message: 'The header `X-WiPay-Webhook-Event` must allow the webhook `card.added`: add it to the `enum`.',
      },
      {
        path: [...where, 0, 'schema', 'enum'].join('/'),
        message:
          'The header `X-WiPay-Webhook-Event` must allow only webhooks, received "card.addd": did you mean card.added?',
      },
    ],
  },
  {
    name: 'reports a missing x-webhook-signature',
    document: changed([[...signature, 'x-webhook-signature'], undefined]),
    errors: [{ path: signature.join('/'), message: made }],
  },
  {
    name: 'reports an incomplete x-webhook-signature',
    document: changed([[...signature, 'x-webhook-signature', 'encoding'], undefined]),
    errors: [{ path: [...signature, 'x-webhook-signature'].join('/'), message: made }],
  },
  {
    name: 'rejects an unknown key of x-webhook-signature',
    document: changed([[...signature, 'x-webhook-signature', 'key'], 'secret']),
    errors: [{ path: [...signature, 'x-webhook-signature'].join('/'), message: made }],
  },
  ...['^sha256=[0-9a-f]{64}$', '^sha256=', '[0-9a-f]{64}$'].map((pattern) => ({
    name: `accepts the pattern ${pattern} of a signature`,
    document: changed([[...signature, 'schema', 'pattern'], pattern]),
    errors: [],
  })),
  ...['^sha1=[0-9a-f]{64}$', '^sha256=[0-9a-f]{40}$', '^[0-9a-f]{64}$'].map((pattern) => ({
    name: `rejects the pattern ${pattern}, which no signature matches`,
    document: changed([[...signature, 'schema', 'pattern'], pattern]),
    errors: [
      {
        path: [...signature, 'schema'].join('/'),
        message:
          /^The schema of X-WiPay-Webhook-Signature must accept a signature such as `sha256=0a0a.+ must match the pattern/,
      },
    ],
  })),
  { name: 'ignores operations', document: changed([[...listCards, 'parameters'], []]), errors: [] },
]);
