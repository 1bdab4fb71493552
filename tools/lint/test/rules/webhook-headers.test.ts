import { cardAdded, changed, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const where = [...cardAdded, 'parameters'];
const signature = [...where, 2];
const made =
  'Say how X-WiPay-Webhook-Signature is made: write x-webhook-signature with algorithm, of, prefix, encoding.';
const missing = (name: string): string =>
  `Give the webhook the header \`X-WiPay-Webhook-${name}\` once, by $ref to components/parameters.`;

testRule('webhook-headers', [
  { name: 'accepts the five headers', document: validDocument(), errors: [] },
  ...['Event', 'Id', 'Signature', 'Timestamp', 'Version'].map((name, index) => ({
    name: `misses ${name}`,
    document: changed([[...where, index], {}]),
    errors: [{ path: where.join('/'), message: missing(name) }],
  })),
  {
    name: 'misses all of them',
    document: changed([where, undefined]),
    errors: ['Event', 'Id', 'Signature', 'Timestamp', 'Version'].map((name) => ({
      path: cardAdded.join('/'),
      message: missing(name),
    })),
  },
  {
    name: 'rejects a header twice',
    document: changed([[...where, 5], { name: 'X-WiPay-Webhook-Id', in: 'header', required: true }]),
    errors: [{ path: where.join('/'), message: missing('Id') }],
  },
  {
    name: 'rejects a header that is none',
    document: changed([[...where, 3, 'in'], 'query']),
    errors: [{ path: where.join('/'), message: missing('Timestamp') }],
  },
  {
    name: 'rejects a header that may be missing',
    document: changed([[...where, 4, 'required'], undefined]),
    errors: [
      {
        path: [...where, 4].join('/'),
        message: 'Set `required: true` on the header `X-WiPay-Webhook-Version`: WiPay always sends it.',
      },
    ],
  },
  {
    name: 'misses how the signature is made',
    document: changed([[...signature, 'x-webhook-signature'], undefined]),
    errors: [{ path: signature.join('/'), message: made }],
  },
  {
    name: 'misses a part of how the signature is made',
    document: changed([[...signature, 'x-webhook-signature', 'encoding'], undefined]),
    errors: [{ path: [...signature, 'x-webhook-signature'].join('/'), message: made }],
  },
  {
    name: 'rejects a part that is not known',
    document: changed([[...signature, 'x-webhook-signature', 'key'], 'secret']),
    errors: [{ path: [...signature, 'x-webhook-signature'].join('/'), message: made }],
  },
  { name: 'leaves operations alone', document: changed([[...listCards, 'parameters'], []]), errors: [] },
]);
