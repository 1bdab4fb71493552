import { createHmac } from 'node:crypto';
import type { Contract, Parameter, Schema, Webhook, WebhookSignature } from '@wapi/types';
import type { Withdrawal } from '../state/account.js';
import { toTimestamp } from '../state/samples.js';
import { SpecError } from '../mock-error.js';

/** An event, ready to be sent as often as it takes. */
export interface WebhookEvent {
  /** A UUID, the same in the header and in the body, and each time it is sent. */
  id: string;
  webhook: Webhook;
  /** JSON, the same bytes each time. */
  body: string;
}

/** The webhook of a withdrawal's status; undefined where there is no such status. */
export function webhookOf({ webhooks }: Contract, status: number): Webhook | undefined {
  return webhooks.find(({ requestBody }) => statusSchema(requestBody.content[0]?.schema)?.const === status);
}

/** Every status that a withdrawal can have, ascending. */
export function withdrawalStatuses({ webhooks }: Contract): number[] {
  return webhooks
    .map(({ requestBody }) => Number(statusSchema(requestBody.content[0]?.schema)?.const))
    .toSorted((a, b) => a - b);
}

function statusSchema(schema: Schema | undefined): Schema | undefined {
  return schema?.properties?.['data']?.properties?.['status'];
}

/** What the example of a webhook says of the withdrawal. */
export function exampleWithdrawal({ event, requestBody }: Webhook): Withdrawal {
  return exampleBody(event, requestBody)['data'] as Withdrawal;
}

function exampleBody(event: string, { content }: Webhook['requestBody']): Record<string, unknown> {
  const example = content[0]?.examples[0];
  if (example === undefined)
    throw new SpecError(`The spec has no example of the webhook ${event}. The mock needs one to create events.`);
  return example.value as Record<string, unknown>;
}

/**
 * Makes the event that tells of a withdrawal's status: the spec's example with the withdrawal in it.
 *
 * @param now milliseconds since 1970
 */
export function createEvent(webhook: Webhook, id: string, withdrawal: Withdrawal, now: number): WebhookEvent {
  const body = {
    ...exampleBody(webhook.event, webhook.requestBody),
    id,
    event: webhook.event,
    occurred_at: toTimestamp(now),
    data: withdrawal,
  };
  return { id, webhook, body: JSON.stringify(body) };
}

/**
 * The headers of an event, as the spec has them.
 *
 * @param secret the endpoint's
 * @param now milliseconds since 1970
 * @throws Error when the spec has a header of which the mock does not know what it holds
 */
export function headersOf({ id, webhook, body }: WebhookEvent, secret: string, now: number): Record<string, string> {
  const valueOf = ({ name, schema, webhookSignature }: Parameter): string => {
    if (webhookSignature !== undefined) return sign(webhookSignature, secret, body);
    if (schema.const !== undefined) return String(schema.const);
    if (schema.format === 'uuid') return id;
    if (schema.type === 'integer') return String(Math.floor(now / 1000));
    if (schema.enum?.includes(webhook.event) === true) return webhook.event;
    throw new SpecError(`The mock has no value for the header ${name} of the webhook ${webhook.event}.`);
  };
  const own = webhook.parameters.map((parameter) => [parameter.name, valueOf(parameter)] as const);
  return { 'content-type': 'application/json', ...Object.fromEntries(own) };
}

function sign({ algorithm, of, prefix, encoding }: WebhookSignature, secret: string, body: string): string {
  const [, hash] = /^HMAC-(\w+)$/.exec(algorithm) ?? [];
  if (hash === undefined || of !== 'raw body' || encoding !== 'hex') {
    throw new SpecError(
      `The mock cannot sign webhooks with ${algorithm} of the ${of} in ${encoding}, as the spec requires.`,
    );
  }
  return `${prefix}${createHmac(hash, secret).update(body).digest(encoding)}`;
}
