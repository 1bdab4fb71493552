import type { Contract, Operation, Platform, Schema } from '@wapi/types';
import { findTokenGrant } from '../samples/find-operations.js';
import { listPlatformChoices } from './platform-choices.js';
import { getSchemaValues } from './merge-schemas.js';
import { splitUnion } from './split-union.js';
import { listSampleRequests } from '../samples/list-sample-requests.js';
import { adaptedPlatforms, type RequestExample } from '../samples/request-example.js';

/**
 * The data for the form that sends an operation's request. Pages load it as `try.json` when a reader opens the form.
 */
export interface TryForm {
  method: string;
  path: string;
  /** The accepted credentials; empty for a public operation. A request must have exactly one of them. */
  credentials: Operation['credentials'];
  /** The name of the header that carries a WAPI Key. */
  keyHeader: string;
  /**
   * The scopes to request for a token, separated by spaces. If the operation requires no scope, contains one that every
   * account can use.
   */
  scopes: string;
  /** Whether the caller must be a Main Merchant Account. */
  requiresMainMerchant: boolean;
  /** Whether the request creates a resource that the caller must not have yet. */
  requiresNewAccount: boolean;
  /** Whether readers must not repeat a request that got no response. */
  movesMoney: boolean;
  /** The operation that grants a token. */
  grant: { method: string; path: string };
  fields: readonly TryField[];
  /** The variants of the body, if the body has several. */
  variants?: TryVariants;
  /** The documented requests, in the order of the samples. */
  requests: readonly TryRequest[];
  /** The documented responses. */
  responses: readonly TryResponse[];
  /** The servers on which readers can use their own account without moving real money. */
  sandboxes: readonly Sandbox[];
}

/** The sandbox of a platform. */
export interface Sandbox {
  platform: Platform;
  /** The name of the platform, e.g. `Jamaica`. */
  name: string;
  /** The platform's local currency. */
  currency: string;
  url: string;
}

/** One field of the form. */
export interface TryField {
  place: 'path' | 'query' | 'body';
  name: string;
  required: boolean;
  kind: 'text' | 'secret' | 'file' | 'choice' | 'list';
  /** The options of a choice. */
  values?: readonly string[];
  /** The accepted file name extensions, with dots and separated by commas. */
  accept?: string;
}

/** The variants of a body. */
export interface TryVariants {
  /** The field whose value selects the variant. */
  discriminator: string;
  branches: readonly { values: readonly string[]; fields: readonly string[]; required: readonly string[] }[];
}

/** A documented request. */
export interface TryRequest {
  title: string;
  /** The only platforms on which the request works; missing if it works on all platforms. */
  platforms?: readonly Platform[];
  /**
   * The values as strings, keyed by location and name, e.g. `body-bank_name`. A list becomes a string with one entry on
   * each line.
   */
  values: Readonly<Record<string, string>>;
}

/** A documented response. */
export interface TryResponse {
  status: number;
  name: string;
  summary: string;
  value: unknown;
}

/** Builds the form for an operation. */
export function buildTryForm(contract: Contract, operation: Operation): TryForm {
  const grant = findTokenGrant(contract);
  return {
    method: operation.method,
    path: operation.path,
    credentials: operation.credentials,
    keyHeader: contract.credentials.wapiKey.header,
    scopes: operation.scopes.join(' ') || findUnconditionalScope(contract),
    requiresMainMerchant: operation.conditions.includes('main-merchant-account'),
    requiresNewAccount: operation.responses.some(({ status }) => status === 409),
    movesMoney: operation.movesMoney !== undefined,
    grant: { method: grant?.method ?? '', path: grant?.path ?? '' },
    fields: buildFormFields(operation),
    ...buildVariants(operation),
    requests: listSampleRequests(contract, operation).map((example) => buildTryRequest(contract, operation, example)),
    responses: operation.responses.flatMap(({ status, examples }) =>
      examples.map(({ name, summary, value }) => ({ status, name, summary, value })),
    ),
    sandboxes: listSandboxes(contract),
  };
}

function buildTryRequest(contract: Contract, operation: Operation, example: RequestExample): TryRequest {
  const { name, summary, path, query, body = [] } = example;
  const platforms = adaptedPlatforms(contract, operation, example);
  return {
    title: summary ?? name ?? 'Documented request',
    ...(platforms && { platforms }),
    values: Object.fromEntries([
      ...path.map(([key, value]) => [`path-${key}`, toText(value)]),
      ...query.map(([key, value]) => [`query-${key}`, toText(value)]),
      ...body
        .filter(({ fileType }) => fileType === undefined)
        .map(({ name: key, value }) => [`body-${key}`, toText(value)]),
    ]) as Record<string, string>,
  };
}

/** Lists the sandboxes of all platforms. The sandbox for the default platform comes first. */
export function listSandboxes(contract: Contract): Sandbox[] {
  const server = contract.servers.find(({ environment }) => environment === 'sandbox');
  return server
    ? listPlatformChoices(contract).map(({ code, name, currency }) => ({
        platform: code as Platform,
        name,
        currency,
        url: server.url.replace('{platform}', code),
      }))
    : [];
}

/** Finds a scope that every account can use. */
function findUnconditionalScope({ credentials }: Contract): string {
  const scopes = Object.entries(credentials.bearer.scopes);
  return scopes.find(([, { parent, condition }]) => parent !== undefined && condition === undefined)?.[0] ?? '';
}

function buildFormFields({ parameters, requestBody }: Operation): TryField[] {
  const schema = requestBody?.content[0]?.schema ?? {};
  // If several variants of a body have the same field, the form shows the field once, with the values of all variants.
  const inBody = new Map<string, TryField>();
  for (const { properties = {}, required = [] } of [schema, ...(schema.oneOf ?? [])]) {
    for (const [name, property] of Object.entries(properties)) {
      const field = toField('body', name, property, required.includes(name));
      const values = [...new Set([...(inBody.get(name)?.values ?? []), ...(field.values ?? [])])];
      inBody.set(name, { ...field, ...(values.length > 0 && { values }) });
    }
  }
  const inParameters = parameters.flatMap(({ in: place, name, schema: own, required }) =>
    place === 'header' ? [] : [toField(place, name, own, required)],
  );
  return [...inParameters, ...inBody.values()];
}

function buildVariants({ requestBody }: Operation): Pick<TryForm, 'variants'> {
  const union = splitUnion(requestBody?.content[0]?.schema ?? {});
  const discriminator = union?.discriminator;
  if (!union || discriminator === undefined) return {};
  const branches = union.variants.map(({ whole: { properties = {}, required = [] } }) => ({
    values: (getSchemaValues(properties[discriminator]) ?? []).map(String),
    fields: Object.keys(properties),
    required,
  }));
  return { variants: { discriminator, branches } };
}

function toField(place: TryField['place'], name: string, schema: Schema, required: boolean): TryField {
  const { type, format, enum: values = schema.const === undefined ? undefined : [schema.const], writeOnly } = schema;
  const field = { place, name, required };
  if (format === 'binary')
    return {
      ...field,
      kind: 'file',
      accept: (schema['x-file-types'] ?? []).map((extension) => `.${extension}`).join(),
    };
  if (writeOnly) return { ...field, kind: 'secret' };
  if (type === 'array') return { ...field, kind: 'list' };
  if (type === 'boolean') return { ...field, kind: 'choice', values: ['1', '0'] };
  return values ? { ...field, kind: 'choice', values: values.map(String) } : { ...field, kind: 'text' };
}

/** Formats a value for a form: booleans as 1 and 0, and each entry of a list on its own line. */
function toText(value: unknown): string {
  if (Array.isArray(value)) return value.map(toText).join('\n');
  if (typeof value === 'boolean') return String(Number(value));
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
