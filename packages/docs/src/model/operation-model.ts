import { STATUS_CODES } from 'node:http';
import type {
  Condition,
  Contract,
  Example,
  MethodOverride,
  Operation,
  Platform,
  Provenance,
  RequestMediaType,
  ResponseInfo,
  Schema,
} from '@wapi/types';
import { curlSample } from '../samples/curl.js';
import { fetchSample } from '../samples/fetch.js';
import { listSampleRequests } from '../samples/list-sample-requests.js';
import { phpSample } from '../samples/php.js';
import { pythonSample } from '../samples/python.js';
import { adaptedPlatforms, type RequestExample } from '../samples/request-example.js';
import { toSampleRequest } from '../samples/sample-request.js';
import { typescriptSample } from '../samples/typescript.js';
import type { Discrepancy } from '../sources/bundle-types.js';
import { checkMessages, documentedMessages } from './check-messages.js';
import { type Field, type FieldContext, type FieldItem, buildFields, isVariant } from './fields.js';
import { type InferredParts, groupInferredParts } from './inferred-parts.js';
import { errorKey } from './common-errors.js';
import { buildParameterFields } from './parameter-fields.js';
import { slug } from './slug.js';

/** The content of an operation's page. */
export interface OperationModel {
  operation: Operation;
  /** The scopes that the operation requires, each with the parent scope that also grants it. */
  scopes: readonly { name: string; parent: string | undefined }[];
  conditions: readonly Condition[];
  methodOverride: MethodOverride | undefined;
  parameters: readonly { place: string; fields: readonly Field[] }[];
  body: BodyModel | undefined;
  responses: readonly ResponseModel[];
  samples: readonly SampleModel[];
  discrepancies: readonly Discrepancy[];
  /** The operation's fragment in the one-page reference, including the `#`. */
  referenceHash: string;
}

export interface BodyModel {
  description: string;
  required: boolean;
  mediaTypes: readonly { name: string; provenance: Provenance | undefined }[];
  /** The minimum number of fields, if the schema sets one. */
  atLeast: number | undefined;
  fields: readonly FieldItem[];
}

export interface ResponseModel {
  status: number;
  reason: string;
  description: string;
  provenance: Provenance | undefined;
  headers: readonly string[];
  /** Whether at least half of the operations have the same error. */
  isCommon: boolean;
  /** The fields of the body; empty if the body contains only a message. */
  fields: readonly FieldItem[];
  examples: readonly ExampleModel[];
}

/** An example of a body, formatted for a page. */
export interface ExampleModel extends Example {
  json: string;
  /** The message, if the body contains nothing else; undefined otherwise. */
  message: string | undefined;
  /** The example's inferred parts; empty if the whole example is documented or the whole example is inferred. */
  inferredParts: readonly InferredParts[];
}

/** One documented request in each language. */
export interface SampleModel {
  name: string | undefined;
  summary: string | undefined;
  provenance: Provenance | undefined;
  /** The only platforms on which the request works; undefined if it works on all. */
  platforms: readonly Platform[] | undefined;
  curl: string;
  /** The curl command for each shell other than Bash. */
  powershell: string;
  cmd: string;
  typescript: string;
  /** TypeScript that uses plain `fetch` instead of the client. */
  fetch: string;
  php: string;
  python: string;
}

/** The parts of the spec that operations share. */
export interface SharedParts {
  /** The schemas that have their own page. */
  paged: ReadonlySet<string>;
  /** The errors that at least half of the operations have. */
  common: ReadonlySet<string>;
}

/** Builds the content of an operation's page. */
export function buildOperation(
  contract: Contract,
  operation: Operation,
  discrepancies: readonly Discrepancy[],
  { paged, common }: SharedParts,
): OperationModel {
  const documented = documentedMessages(operation.responses);
  const { platforms, conditions, messageTemplates } = contract;
  const context: FieldContext = {
    platforms,
    conditions,
    // Find messages only for operations that document a 400, because only these return messages for failed checks.
    ...(operation.responses.some(({ status }) => status === 400) && {
      findMessages: (name: string, schema: Schema, required: boolean) =>
        checkMessages(name, schema, required, messageTemplates, documented),
    }),
  };
  return {
    operation,
    scopes: operation.scopes.map((name) => ({ name, parent: contract.credentials.bearer.scopes[name].parent })),
    conditions: operation.conditions.flatMap((name) => conditions[name] ?? []),
    methodOverride: operation.methodOverride,
    parameters: (['path', 'query', 'header'] as const).flatMap((place) => {
      const fields = buildParameterFields(operation.parameters, place, context);
      return fields.length === 0 ? [] : [{ place, fields }];
    }),
    body: buildBody(operation, context),
    responses: operation.responses.map((response) => ({
      ...buildResponse(response, { platforms, conditions, paged }),
      isCommon: common.has(errorKey(response)),
    })),
    samples: listSampleRequests(contract, operation).map((example) => buildSample(contract, operation, example)),
    discrepancies,
    referenceHash: `#/${slug(operation.tag)}/${operation.id.toLowerCase()}`,
  };
}

function buildSample(contract: Contract, operation: Operation, example: RequestExample): SampleModel {
  const { name, summary, provenance } = example;
  const request = toSampleRequest(contract, operation, example);
  return {
    name,
    summary,
    provenance,
    platforms: adaptedPlatforms(contract, operation, example),
    curl: curlSample(contract, operation, example),
    powershell: curlSample(contract, operation, example, 'powershell'),
    cmd: curlSample(contract, operation, example, 'cmd'),
    typescript: typescriptSample(contract, operation, example),
    fetch: fetchSample(request),
    php: phpSample(request),
    python: pythonSample(request),
  };
}

function buildBody({ requestBody }: Operation, context: FieldContext): BodyModel | undefined {
  const [first] = requestBody?.content ?? [];
  if (!requestBody || !first) return undefined;
  return {
    description: requestBody.description,
    required: requestBody.required,
    mediaTypes: requestBody.content.map(({ mediaType, provenance }) => ({ name: mediaType, provenance })),
    atLeast: first.schema.minProperties,
    fields: buildFields(first.schema, context).map((field) => addPartTypes(field, first)),
  };
}

/** Adds to a form field the media types that its form part can have. */
function addPartTypes(item: FieldItem, { partContentTypes, partProvenance = {} }: RequestMediaType): FieldItem {
  const types = isVariant(item) ? undefined : partContentTypes[item.name];
  if (isVariant(item) || types === undefined) return item;
  const provenance = partProvenance[item.name];
  const constraint = {
    text: 'media type',
    values: types.split(',').map((type) => ({ code: type.trim() })),
    ...(provenance !== undefined && { provenance }),
  };
  return { ...item, constraints: [...item.constraints, constraint] };
}

function buildResponse(
  { status, description, provenance, headers, schema, examples }: ResponseInfo,
  context: FieldContext,
): Omit<ResponseModel, 'isCommon'> {
  return {
    status,
    reason: STATUS_CODES[status] ?? '',
    description,
    provenance,
    headers,
    fields: isBareMessage(schema) ? [] : buildFields(schema, context),
    examples: examples.map(buildExample),
  };
}

/** Formats an example from the spec for a page. */
export function buildExample(example: Example): ExampleModel {
  const { value, provenance, inferredValues = [] } = example;
  return {
    ...example,
    json: formatJson(value),
    message: readMessage(value),
    inferredParts: provenance === 'inferred' ? [] : groupInferredParts(inferredValues),
  };
}

function isBareMessage(schema: Schema): boolean {
  const names = Object.keys(schema.properties ?? {});
  return names.length === 1 && names[0] === 'message';
}

function readMessage(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 1) return undefined;
  const { message } = value as { message?: unknown };
  return typeof message === 'string' ? message : undefined;
}

/**
 * Formats JSON in human-readable form. An object with a single plain value is on one line, and all other JSON is
 * indented.
 */
function formatJson(value: unknown): string {
  const flat =
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === 1 &&
    Object.values(value).every((item) => typeof item !== 'object');
  return flat ? JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, ' ') : JSON.stringify(value, null, 2);
}
