import type { Contract, Provenance, Schema, Webhook, WebhookSignature } from '@wapi/types';
import { webhookSample } from '../samples/webhook.js';
import { type Field, type FieldItem, buildFields } from './fields.js';
import { type InferredParts, groupInferredParts } from './inferred-parts.js';
import { findSection } from './markdown-section.js';
import { isSame, mergeSchemas } from './merge-schemas.js';
import { type ExampleModel, buildExample } from './operation-model.js';
import { buildParameterFields } from './parameter-fields.js';

/** The page about what WiPay sends. */
export interface WebhooksModel {
  /** Markdown: what there is to know before the details. */
  introduction: string;
  /** Where all of it comes from; undefined where events differ in that. */
  provenance: Provenance | undefined;
  headers: readonly Field[];
  signature: SignatureModel | undefined;
  /** What the bodies of all events have in common, which is all but single values. */
  fields: readonly FieldItem[];
  events: readonly EventModel[];
  /** The inferred parts that all samples have; what a sample has besides is its own. */
  inferredParts: readonly InferredParts[];
}

/** What WiPay sends on one occasion. */
export interface EventModel extends Webhook {
  examples: readonly ExampleModel[];
  /** The values besides the event's name that are this event's own. */
  constants: readonly { name: string; value: string }[];
}

/** How to check that a request is WiPay's. */
export interface SignatureModel extends WebhookSignature {
  header: string;
  /** The header that says when a request was sent, which the signature does not cover; undefined where there is none. */
  timestampHeader: string | undefined;
  /** TypeScript. */
  sample: string;
}

/**
 * Builds the page about webhooks; undefined where the contract has none.
 *
 * @throws DocsError when the signature is of a kind that the sample cannot check
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

/** The names of the constants that all events have with the same value. */
function sharedConstants(webhooks: readonly Webhook[]): Set<string> {
  const [first = [], ...others] = webhooks.map((webhook) => findConstants(getBodySchema(webhook)));
  const isEverywhere = (constant: (typeof first)[number]) =>
    others.every((list) => list.some((other) => isSame(other, constant)));
  return new Set(first.filter(isEverywhere).map(({ name }) => name));
}

/** The fields of an object whose value is fixed, with dots for nesting. */
function findConstants(schema: Schema, prefix = ''): { name: string; value: string }[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => [
    ...(property.const === undefined ? [] : [{ name: prefix + name, value: String(property.const) }]),
    ...findConstants(property, `${prefix}${name}.`),
  ]);
}
