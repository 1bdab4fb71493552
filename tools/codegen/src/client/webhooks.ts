import type { Contract, Parameter, Schema, Webhook, WebhookSignature } from '@wapi/types';
import { indent, literal } from '../print.js';

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
    id: headerOf(first, ({ schema }) => schema.format === 'uuid', 'format: uuid').name,
    event: headerOf(first, ({ schema }) => schema.enum?.includes(first.event) === true, 'the event in its enum').name,
    signature: signature.name,
    timestamp: headerOf(first, ({ schema }) => schema.type === 'integer', 'type: integer').name,
    version: version.name,
  };
  const names = ({ parameters }: Webhook) => parameters.map(({ name }) => name).join();
  const odd = webhooks.find((webhook) => names(webhook) !== names(first) || familyOf(webhook) !== familyOf(first));
  if (odd) throw new Error(`${odd.event}: the client needs the headers and the api_family of ${first.event}`);
  return `/** The names of a webhook's headers, in lower case. */
export const headers = {
${indent(
  Object.entries(headers)
    .map(([key, name]) => `${key}: ${literal(name.toLowerCase())},`)
    .join('\n'),
)}
} as const;

/** What the signature is made with, for WebCrypto. */
export const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const;

/** What stands before the signature's hexadecimal digits. */
export const signaturePrefix = ${literal(prefixOf(signature))};

/** The whole header of the signature. */
export const signaturePattern = ${new RegExp(signature.schema.pattern ?? '')};

/** The version of the webhooks' form that the types describe. */
export const version = ${literal(version.schema.const)};

/** The \`api_family\` of every event. */
export const apiFamily = ${literal(familyOf(first))};

/** The \`data.status\` that each event stands for. */
export const statusByEvent = {
${indent(webhooks.map((webhook) => `${literal(webhook.event)}: ${literal(statusOf(webhook))},`).join('\n'))}
} as const;
`;
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
    if (given !== value) throw new Error(`${name}: the client can only check a signature with ${key} ${value}, the spec has ${given}`);
  }
  const pattern = new RegExp(schema.pattern ?? '(?!)');
  if (!pattern.test(prefix + '0'.repeat(64))) throw new Error(`${name}: its pattern does not match ${prefix} and 64 digits`);
  return prefix;
}

function familyOf(webhook: Webhook): string {
  return constantOf(webhook, 'api_family', bodyOf(webhook).properties?.['api_family'], 'string');
}

function statusOf(webhook: Webhook): number {
  const { event, data } = bodyOf(webhook).properties ?? {};
  if (constantOf(webhook, 'event', event, 'string') !== webhook.event) throw new Error(`${webhook.event}: its body has another event`);
  return constantOf(webhook, 'data.status', data?.properties?.['status'], 'number');
}

function bodyOf({ requestBody }: Webhook): Schema {
  return requestBody.content[0]?.schema ?? {};
}

function constantOf(webhook: Webhook, field: string, schema: Schema | undefined, type: 'string'): string;
function constantOf(webhook: Webhook, field: string, schema: Schema | undefined, type: 'number'): number;
function constantOf({ event }: Webhook, field: string, schema: Schema | undefined, type: 'string' | 'number'): unknown {
  const value = schema?.const;
  if (typeof value !== type) throw new Error(`${event}: the client needs a const ${type} for ${field}`);
  return value;
}
