import type { Contract, Provenance, Schema, Webhook, WebhookSignature } from '@wapi/types';
import { webhookSample } from '../samples/webhook.js';
import { type Field, type FieldItem, buildFields } from './fields.js';
import { type InferredParts, groupInferredParts } from './inferred-parts.js';
import { findSection } from './markdown-section.js';
import { isSame, mergeSchemas } from './merge-schemas.js';
import { type ExampleModel, buildExample } from './operation-model.js';
import { buildParameterFields } from './parameter-fields.js';

/** The content of the webhooks page. */
export interface WebhooksModel {
  /** Markdown. */
  introduction: string;
  /** The source of all events; undefined if events have different sources. */
  provenance: Provenance | undefined;
  headers: readonly Field[];
  signature: SignatureModel | undefined;
  /** The fields of the body. The bodies of different events differ only in individual values. */
  fields: readonly FieldItem[];
  events: readonly EventModel[];
  /** The inferred parts that all examples share. Each example lists only its additional inferred parts. */
  inferredParts: readonly InferredParts[];
}

/** One webhook event. */
export interface EventModel extends Webhook {
  examples: readonly ExampleModel[];
  /** The constants that only this event has, without the event's name. */
  constants: readonly { name: string; value: string }[];
}

/** How to verify that WiPay sent a request. */
export interface SignatureModel extends WebhookSignature {
  header: string;
  /**
   * The header that contains the time of sending. The signature does not cover this header. Undefined if no such header
   * exists.
   */
  timestampHeader: string | undefined;
  /** TypeScript. */
  sample: string;
}

/**
 * Builds the content of the webhooks page; undefined if the contract has no webhooks.
 *
 * @throws DocsError if the code sample does not support the kind of signature
 */
export function buildWebhooks(contract: Contract): WebhooksModel | undefined {
  const { webhooks, platforms, conditions } = contract;
  const [first] = webhooks;
  if (!first) return undefined;
  const headers = first.parameters;
  const signed = headers.find(({ webhookSignature }) => webhookSignature !== undefined);
  return {
    introduction: findSection(contract.info.description, 'Webhooks'),
    provenance: webhooks.every(({ provenance }) => provenance === first.provenance) ? first.provenance : undefined,
    headers: buildParameterFields(headers, 'header', { platforms, conditions }),
    signature: signed?.webhookSignature && {
      ...signed.webhookSignature,
      header: signed.name,
      timestampHeader: headers.find(({ name }) => /timestamp$/i.test(name))?.name,
      sample: webhookSample(signed.name, signed.webhookSignature),
    },
    fields: buildFields(mergeSchemas(webhooks.map(getBodySchema)), { platforms, conditions }),
    ...withCommonNote(webhooks.map((webhook) => buildEvent(webhook, sharedConstants(webhooks)))),
  };
}

function getBodySchema({ requestBody }: Webhook): Schema {
  return requestBody.content[0]?.schema ?? {};
}

function buildEvent(webhook: Webhook, shared: ReadonlySet<string>): EventModel {
  return {
    ...webhook,
    examples: (webhook.requestBody.content[0]?.examples ?? []).map(buildExample),
    constants: findConstants(getBodySchema(webhook)).filter(
      ({ name, value }) => value !== webhook.event && !shared.has(name),
    ),
  };
}

function withCommonNote(events: readonly EventModel[]): Pick<WebhooksModel, 'events' | 'inferredParts'> {
  const [first = [], ...others] = events.flatMap(({ examples }) =>
    examples.map(({ inferredValues = [] }) => inferredValues),
  );
  const common = first.filter((pointer) => others.every((pointers) => pointers.includes(pointer)));
  const ownParts = ({ inferredValues = [] }: ExampleModel) =>
    groupInferredParts(inferredValues.filter((pointer) => !common.includes(pointer)));
  return {
    events: events.map((event) => ({
      ...event,
      examples: event.examples.map((example) => ({ ...example, inferredParts: ownParts(example) })),
    })),
    inferredParts: groupInferredParts(common),
  };
}

/** Returns the names of the constants that have the same value in all events. */
function sharedConstants(webhooks: readonly Webhook[]): Set<string> {
  const [first = [], ...others] = webhooks.map((webhook) => findConstants(getBodySchema(webhook)));
  const isEverywhere = (constant: (typeof first)[number]) =>
    others.every((list) => list.some((other) => isSame(other, constant)));
  return new Set(first.filter(isEverywhere).map(({ name }) => name));
}

/** Returns the constant fields of an object, with dots for nesting. */
function findConstants(schema: Schema, prefix = ''): { name: string; value: string }[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => [
    ...(property.const === undefined ? [] : [{ name: prefix + name, value: String(property.const) }]),
    ...findConstants(property, `${prefix}${name}.`),
  ]);
}
