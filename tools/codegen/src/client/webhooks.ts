import type { Contract, Parameter, Webhook, WebhookSignature } from '@wapi/types';
import { literal } from '../source-text/print.js';

/** The only kind of signature that the client knows how to compute. */
const KNOWN_SIGNATURE = { algorithm: 'HMAC-SHA256', of: 'raw body', encoding: 'hex' } as const;

/**
 * `webhooks.ts`: what verifying and signing webhooks needs at run time, and nothing more.
 *
 * @throws Error if the webhooks are signed in a way that the client does not know, or differ in what it takes for common to all
 */
export function printWebhooks({ webhooks }: Contract): string {
  const [first] = webhooks;
  if (first === undefined) throw new Error('the client verifies webhooks, the spec has none');
  const signature = headerOf(first, ({ webhookSignature }) => webhookSignature !== undefined, 'x-webhook-signature');
  const version = headerOf(first, ({ schema }) => typeof schema.const === 'string', 'a const');
  const headers = {
    id: headerOf(first, ({ schema }) => schema.format === 'uuid', 'format: uuid'),
    event: headerOf(first, ({ schema }) => schema.enum?.includes(first.event) === true, 'the event in its enum'),
    timestamp: headerOf(first, ({ schema }) => schema.type === 'integer', 'type: integer'),
    version,
    signature,
  };
  const names = ({ parameters }: Webhook) => parameters.map(({ name }) => name).join();
  const odd = webhooks.find((webhook) => names(webhook) !== names(first) || familyOf(webhook) !== familyOf(first));
  if (odd) throw new Error(`${odd.event}: the client needs the headers and the api_family of ${first.event}`);
  return `/** The prefix of the webhook headers ${Object.keys(headers).join(', ')}, in lower case. */
export const headerPrefix = ${literal(headerPrefix(headers))};

/** The algorithm of the signature, for WebCrypto. */
export const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const;

/** The prefix of the signature's hexadecimal digits. */
export const signaturePrefix = ${literal(prefixOf(signature))};

/** The version of the webhook format that the types describe. */
export const version = ${literal(version.schema.const)};

/** The \`api_family\` of every event. */
export const apiFamily = ${literal(familyOf(first))};
`;
}

function headerPrefix(headers: Readonly<Record<string, Parameter>>): string {
  const [prefix = '', ...others] = Object.entries(headers).map(([role, { name }]) => {
    const lower = name.toLowerCase();
    if (!lower.endsWith(`-${role}`)) throw new Error(`${name}: the client needs a header whose name ends in -${role}`);
    return lower.slice(0, -role.length);
  });
  const odd = others.find((other) => other !== prefix);
  if (odd !== undefined)
    throw new Error(`the client needs webhook headers that begin alike, the spec has ${prefix} and ${odd}`);
  return prefix;
}

function headerOf({ event, parameters }: Webhook, matches: (parameter: Parameter) => boolean, what: string): Parameter {
  const [found, twin] = parameters.filter((parameter) => parameter.in === 'header' && matches(parameter));
  if (!found || twin) throw new Error(`${event}: the client needs exactly one header with ${what}`);
  return found;
}

function prefixOf({ name, schema, webhookSignature }: Parameter): string {
  const { prefix, ...kind } = webhookSignature as WebhookSignature;
  for (const [key, value] of Object.entries(KNOWN_SIGNATURE)) {
    const given = kind[key as keyof typeof kind];
    if (given !== value)
      throw new Error(`${name}: the client can only check a signature with ${key} ${value}, the spec has ${given}`);
  }
  const pattern = new RegExp(schema.pattern ?? '(?!)');
  if (!pattern.test(prefix + '0'.repeat(64)))
    throw new Error(`${name}: its pattern does not match ${prefix} and 64 digits`);
  return prefix;
}

function familyOf({ event, requestBody }: Webhook): string {
  const family = requestBody.content[0]?.schema.properties?.['api_family']?.const;
  if (typeof family !== 'string') throw new Error(`${event}: the client needs a const for api_family`);
  return family;
}
