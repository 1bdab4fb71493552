import { createHmac } from 'node:crypto';
import type { Contract, Parameter, Schema, Webhook, WebhookSignature } from '@wapi/types';
import type { Withdrawal } from '../state/account.js';
import { toTimestamp } from '../state/samples.js';
import { SpecError } from '../mock-error.js';

/** An event, ready to be sent one or more times. */
export interface WebhookEvent {
  /** A UUID. The header, the body and every retry contain the same UUID. */
  id: string;
  webhook: Webhook;
  /** The body as JSON. Every retry sends the same bytes. */
  body: string;
}

/** Finds the webhook for a withdrawal status. Returns undefined if the status is unknown. */
export function webhookOf({ webhooks }: Contract, status: number): Webhook | undefined {
  return webhooks.find(({ requestBody }) => statusSchema(requestBody.content[0]?.schema)?.const === status);
}

/** All statuses of a withdrawal, in ascending order. */
export function withdrawalStatuses({ webhooks }: Contract): number[] {
  return webhooks
    .map(({ requestBody }) => Number(statusSchema(requestBody.content[0]?.schema)?.const))
    .toSorted((a, b) => a - b);
}

function statusSchema(schema: Schema | undefined): Schema | undefined {
  return schema?.properties?.['data']?.properties?.['status'];
}

/** Returns the withdrawal in a webhook's example. */
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
 * Creates the event for a withdrawal status from the spec's example.
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
 * Creates the headers that the spec documents for an event.
 *
 * @param secret the endpoint's secret
 * @param now milliseconds since 1970
 * @throws {SpecError} if the spec has a header that the mock does not support
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
