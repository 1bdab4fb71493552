import type { Parameter, Schema, Webhook, WebhookSignature } from '@wapi/types';
import { expect, test } from 'vitest';
import { printWebhooks } from '../../src/client/webhooks.js';
import { contract } from '../support.js';

const signature: WebhookSignature = { algorithm: 'HMAC-SHA256', of: 'raw body', prefix: 'v1=', encoding: 'hex' };

function header(name: string, schema: Schema): Parameter {
  return { name, in: 'header', required: true, description: '', schema };
}

function webhook(event: string): Webhook {
  return {
    event,
    id: event,
    summary: '',
    description: '',
    tag: 'User',
    provenance: 'page',
    parameters: [
      header('X-Hook-Event', { type: 'string', enum: ['user.added', 'user.gone'] }),
      header('X-Hook-Id', { type: 'string', format: 'uuid' }),
      { ...header('X-Hook-Signature', { type: 'string', pattern: '^v1=[0-9a-f]{64}$' }), webhookSignature: signature },
      header('X-Hook-Timestamp', { type: 'integer' }),
      header('X-Hook-Version', { type: 'string', const: '2' }),
    ],
    requestBody: {
      required: true,
      description: '',
      content: [
        {
          mediaType: 'application/json',
          schema: { properties: { api_family: { const: 'users' } } },
          partContentTypes: {},
          examples: [],
        },
      ],
    },
  };
}

const [first, second] = [webhook('user.added'), webhook('user.gone')];
const print = (...webhooks: Webhook[]) => printWebhooks({ ...contract, webhooks });

/** Returns a copy of the first webhook in which one header is changed. */
function changed(name: string, change: (parameter: Parameter) => Partial<Parameter>): Webhook {
  return {
    ...first,
    parameters: first.parameters.map((parameter) =>
      parameter.name === name ? { ...parameter, ...change(parameter) } : parameter,
    ),
  };
}

const signed = (change: Partial<WebhookSignature>) =>
  changed('X-Hook-Signature', () => ({ webhookSignature: { ...signature, ...change } }));

test('prints the header prefix, the signature, the version and the API family', () => {
  expect(print(first, second))
    .toBe(`/** The prefix of the webhook headers id, event, timestamp, version, signature, in lower case. */
export const headerPrefix = 'x-hook-';

/** The algorithm of the signature, for WebCrypto. */
export const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const;

/** The text before the signature's hexadecimal digits, such as sha256=. */
export const signaturePrefix = 'v1=';

/** The version of the webhook format that the types describe. */
export const version = '2';

/** The \`api_family\` of every event. */
export const apiFamily = 'users';
`);
});

test.each<[name: string, webhooks: Webhook[], message: string]>([
  ['no webhooks', [], 'at least one webhook, received none'],
  [
    'another algorithm',
    [signed({ algorithm: 'ED25519' })],
    'algorithm of the signature must be HMAC-SHA256, received ED25519',
  ],
  ['more than the body', [signed({ of: 'timestamp and body' })], 'of of the signature must be raw body'],
  ['another encoding', [signed({ encoding: 'base64' })], 'encoding of the signature must be hex'],
  [
    'a pattern for something else',
    [changed('X-Hook-Signature', () => ({ schema: { pattern: '^sha1=' } }))],
    'its pattern must match',
  ],
  ['no id', [changed('X-Hook-Id', () => ({ schema: {} }))], 'exactly one header must have format: uuid'],
  [
    'two ids',
    [changed('X-Hook-Timestamp', () => ({ schema: { format: 'uuid' } }))],
    'exactly one header must have format: uuid',
  ],
  [
    'a header with another beginning',
    [changed('X-Hook-Id', () => ({ name: 'X-Other-Id' }))],
    'one prefix, received x-other- and x-hook-',
  ],
  [
    'a header with another end',
    [changed('X-Hook-Id', () => ({ name: 'X-Hook-Delivery' }))],
    'X-Hook-Delivery: the name must end in -id',
  ],
  ['no header', [{ ...first, parameters: [] }], 'exactly one header must have x-webhook-signature'],
  [
    'a header less',
    [first, { ...second, parameters: second.parameters.slice(1) }],
    'user.gone: the headers and the api_family must equal',
  ],
  ['no body', [{ ...first, requestBody: { ...first.requestBody, content: [] } }], 'api_family must have a const'],
])('%s is an error', (_name, webhooks, message) => {
  expect(() => print(...webhooks)).toThrow(message);
});
