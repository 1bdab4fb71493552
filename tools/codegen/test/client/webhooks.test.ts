import { contract, type Webhook } from '@wapi/types';
import { expect, test } from 'vitest';
import { printWebhooks } from '../../src/client/webhooks.js';

const [first, second] = contract.webhooks as [Webhook, Webhook];
const print = (...webhooks: Webhook[]) => printWebhooks({ ...contract, webhooks });

/** The first webhook with a part of the header replaced that has that part. */
function changed(part: 'schema' | 'webhookSignature', header: RegExp, change: object): Webhook {
  const parameters = first.parameters.map((parameter) =>
    header.test(parameter.name) ? { ...parameter, [part]: { ...parameter[part], ...change } } : parameter,
  );
  return { ...first, parameters };
}

test("has the headers' beginning, signature, version and the status of every event", () => {
  expect(print(first, second))
    .toBe(`/** What the names of a webhook's headers begin with; the rest is id, event, timestamp, version, signature. In lower case. */
export const headerPrefix = 'x-wipay-webhook-';

/** What the signature is made with, for WebCrypto. */
export const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const;

/** What stands before the signature's hexadecimal digits. */
export const signaturePrefix = 'sha256=';

/** The version of the webhooks' form that the types describe. */
export const version = 'v1';

/** The \`api_family\` of every event. */
export const apiFamily = 'wapi';
`);
});

test.each<[name: string, webhooks: Webhook[], message: string]>([
  ['no webhooks', [], 'the spec has none'],
  ['another algorithm', [changed('webhookSignature', /signature/i, { algorithm: 'ED25519' })], 'with algorithm HMAC-SHA256, the spec has ED25519'],
  ['more than the body', [changed('webhookSignature', /signature/i, { of: 'timestamp and body' })], 'with of raw body'],
  ['another encoding', [changed('webhookSignature', /signature/i, { encoding: 'base64' })], 'with encoding hex'],
  ['a pattern for something else', [changed('schema', /signature/i, { pattern: '^sha1=' })], 'its pattern does not match'],
  ['no id', [changed('schema', /-id$/i, { format: 'byte' })], 'exactly one header with format: uuid'],
  ['no header', [{ ...first, parameters: [] }], 'exactly one header with x-webhook-signature'],
  ['a header less', [first, { ...second, parameters: second.parameters.slice(1) }], `${second.event}: the client needs the headers`],
  ['no body', [{ ...first, requestBody: { ...first.requestBody, content: [] } }], 'a const for api_family'],
])('%s is an error', (_name, webhooks, message) => {
  expect(() => print(...webhooks)).toThrow(message);
});
