import type { Contract, Parameter, Webhook, WebhookSignature } from '@wapi/types';
import { literal } from '../source-text/print.js';

/** The only kind of signature that the client can compute. */
const KNOWN_SIGNATURE = { algorithm: 'HMAC-SHA256', of: 'raw body', encoding: 'hex' } as const;

/**
 * Prints `webhooks.ts`: only the facts that verifying and signing webhooks needs at run time.
 *
 * @throws Error if the client does not support the signature, or if webhooks differ in headers or api_family
 */
export function printWebhooks({ webhooks }: Contract): string {
  const [first] = webhooks;
  if (first === undefined) throw new Error('the spec must have at least one webhook, received none');
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
  if (odd) throw new Error(`${odd.event}: the headers and the api_family must equal those of ${first.event}`);
  return `/** The prefix of the webhook headers ${Object.keys(headers).join(', ')}, in lower case. */
export const headerPrefix = ${literal(headerPrefix(headers))};

/** The algorithm of the signature, for WebCrypto. */
export const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const;

/** The text before the signature's hexadecimal digits, such as sha256=. */
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
    if (!lower.endsWith(`-${role}`)) throw new Error(`${name}: the name must end in -${role}`);
    return lower.slice(0, -role.length);
  });
  const odd = others.find((other) => other !== prefix);
  if (odd !== undefined) throw new Error(`webhook headers must have one prefix, received ${prefix} and ${odd}`);
  return prefix;
}

function headerOf({ event, parameters }: Webhook, matches: (parameter: Parameter) => boolean, what: string): Parameter {
  const [found, twin] = parameters.filter((parameter) => parameter.in === 'header' && matches(parameter));
  if (!found || twin) throw new Error(`${event}: exactly one header must have ${what}`);
  return found;
}

function prefixOf({ name, schema, webhookSignature }: Parameter): string {
  const { prefix, ...kind } = webhookSignature as WebhookSignature;
  for (const [key, value] of Object.entries(KNOWN_SIGNATURE)) {
    const given = kind[key as keyof typeof kind];
    if (given !== value) throw new Error(`${name}: ${key} of the signature must be ${value}, received ${given}`);
  }
  const pattern = new RegExp(schema.pattern ?? '(?!)');
  if (!pattern.test(prefix + '0'.repeat(64)))
    throw new Error(`${name}: its pattern must match ${prefix} and 64 digits`);
  return prefix;
}

function familyOf({ event, requestBody }: Webhook): string {
  const family = requestBody.content[0]?.schema.properties?.['api_family']?.const;
  if (typeof family !== 'string') throw new Error(`${event}: api_family must have a const`);
  return family;
}
