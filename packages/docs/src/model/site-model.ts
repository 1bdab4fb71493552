import { STATUS_CODES } from 'node:http';
import type { Condition, Contract, Example, MethodOverride, Operation, Provenance, ResponseInfo, Schema, Tag } from '@wapi/types';
import { firstCall, type FirstCall } from '../samples/first-call.js';
import { curlSample } from '../samples/curl.js';
import { requestExamples } from '../samples/request-example.js';
import { typescriptSample } from '../samples/typescript.js';
import { checkMessages, inferredMessages } from './check-messages.js';
import { discrepanciesByOperation, type Discrepancy } from './discrepancies.js';
import { errorCatalogue, type ErrorEntry } from './error-catalogue.js';
import { describeField, objectFields, type Field, type MessagesOf } from './fields.js';
import { readResponseHeaders, type ResponseHeader } from './response-headers.js';
import { scopeGroups, type ScopeGroup } from './scope-groups.js';

/** Everything the site says, ready to be laid out. */
export interface SiteModel {
  contract: Contract;
  groups: readonly { tag: Tag; operations: readonly OperationModel[] }[];
  operations: readonly OperationModel[];
  firstCall: FirstCall;
  headers: readonly ResponseHeader[];
  scopeGroups: readonly ScopeGroup[];
  errors: readonly ErrorEntry[];
  discrepancies: readonly (Discrepancy & { operations: readonly OperationModel[] })[];
}

/** An operation's page. */
export interface OperationModel {
  operation: Operation;
  /** The scopes it needs, each with the parent that grants it too. */
  scopes: readonly { name: string; parent: string | undefined }[];
  conditions: readonly Condition[];
  methodOverride: MethodOverride | undefined;
  parameters: readonly { place: string; fields: readonly Field[] }[];
  body: BodyModel | undefined;
  responses: readonly ResponseModel[];
  samples: readonly SampleModel[];
  discrepancies: readonly Discrepancy[];
  /** The operation's place in the one-page reference, after its address. */
  referenceHash: string;
}

export interface BodyModel {
  description: string;
  required: boolean;
  mediaTypes: readonly { name: string; provenance: Provenance | undefined }[];
  /** How many fields must be sent at least, where the schema says so. */
  atLeast: number | undefined;
  fields: readonly Field[];
}

export interface ResponseModel {
  status: number;
  reason: string;
  description: string;
  provenance: Provenance | undefined;
  headers: readonly string[];
  /** Empty where the body is nothing but a message. */
  fields: readonly Field[];
  examples: readonly (Example & { json: string })[];
}

/** One documented request in each language. */
export interface SampleModel {
  name: string | undefined;
  summary: string | undefined;
  provenance: Provenance | undefined;
  curl: string;
  typescript: string;
}

/**
 * Builds what the site says from the contract. Pure: the same input gives the same site.
 *
 * @param document the bundled document that the contract was read from, `$ref`s not resolved
 */
export function buildSiteModel(contract: Contract, document: unknown, discrepancies: readonly Discrepancy[]): SiteModel {
  const affected = discrepanciesByOperation(document, discrepancies);
  const operations = contract.operations.map((operation) => buildOperation(contract, operation, affected.get(operation.id) ?? []));
  return {
    contract,
    operations,
    groups: contract.tags
      .map((tag) => ({ tag, operations: operations.filter(({ operation }) => operation.tag === tag.name) }))
      .filter((group) => group.operations.length > 0),
    firstCall: firstCall(contract),
    headers: readResponseHeaders(document),
    scopeGroups: scopeGroups(contract),
    errors: errorCatalogue(contract),
    discrepancies: discrepancies.map((entry) => ({ ...entry, operations: operations.filter((model) => model.discrepancies.includes(entry)) })),
  };
}

function buildOperation(contract: Contract, operation: Operation, discrepancies: readonly Discrepancy[]): OperationModel {
  const inferred = inferredMessages(operation.responses);
  const messagesOf: MessagesOf = (name, schema, required) => checkMessages(name, schema, required, contract.messageTemplates, inferred);
  return {
    operation,
    scopes: operation.scopes.map((name) => ({ name, parent: contract.credentials.bearer.scopes[name].parent })),
    conditions: operation.conditions.flatMap((name) => contract.conditions[name] ?? []),
    methodOverride: operation.methodOverride,
    parameters: (['path', 'query', 'header'] as const).flatMap((place) => {
      const fields = parameterFields(operation, place, messagesOf);
      return fields.length === 0 ? [] : [{ place, fields }];
    }),
    body: buildBody(operation, messagesOf),
    responses: operation.responses.map(buildResponse),
    samples: requestExamples(contract, operation).map((example) => ({
      name: example.name,
      summary: example.summary,
      provenance: example.provenance,
      curl: curlSample(contract, operation, example),
      typescript: typescriptSample(contract, operation, example),
    })),
    discrepancies,
    referenceHash: `#/${slug(operation.tag)}/${operation.id.toLowerCase()}`,
  };
}

function parameterFields(operation: Operation, place: 'path' | 'query' | 'header', messagesOf: MessagesOf): Field[] {
  return operation.parameters
    .filter((parameter) => parameter.in === place)
    .map(({ name, schema, required, description, example, provenance }) => ({
      // A missing part of the path is another path, so it has no message.
      ...describeField(name, schema, required, [], messagesOf(name, schema, required && place !== 'path')),
      ...(description !== '' && { description }),
      ...(example !== undefined && { example: String(example) }),
      ...(provenance !== undefined && { provenance }),
    }));
}

function buildBody(operation: Operation, messagesOf: MessagesOf): BodyModel | undefined {
  const { requestBody } = operation;
  const [first] = requestBody?.content ?? [];
  if (!requestBody || !first) return undefined;
  return {
    description: requestBody.description,
    required: requestBody.required,
    mediaTypes: requestBody.content.map(({ mediaType, provenance }) => ({ name: mediaType, provenance })),
    atLeast: first.schema.minProperties,
    fields: objectFields(first.schema, messagesOf),
  };
}

function buildResponse({ status, description, provenance, headers, schema, examples }: ResponseInfo): ResponseModel {
  return {
    status,
    reason: STATUS_CODES[status] ?? '',
    description,
    provenance,
    headers,
    fields: isBareMessage(schema) ? [] : objectFields(schema),
    examples: examples.map((example) => ({ ...example, json: formatJson(example.value) })),
  };
}

function isBareMessage(schema: Schema): boolean {
  const names = Object.keys(schema.properties ?? {});
  return names.length === 1 && names[0] === 'message';
}

/** JSON as a reader wants it: an object of one value on one line, everything else indented. */
function formatJson(value: unknown): string {
  const flat =
    typeof value === 'object' && value !== null && Object.keys(value).length === 1 && Object.values(value).every((item) => typeof item !== 'object');
  return flat ? JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, ' ') : JSON.stringify(value, null, 2);
}

function slug(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
