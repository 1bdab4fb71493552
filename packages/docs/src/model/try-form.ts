import type { Contract, Operation, Platform, Schema } from '@wapi/types';
import { knownValues } from './merge-schemas.js';
import { splitUnion } from './split-union.js';
import { requestExamples } from '../samples/request-example.js';

/** What a page needs to send its operation's request. It is loaded when a reader asks for it. */
export interface TryForm {
  method: string;
  path: string;
  /** The credentials of which exactly one must be sent; empty for a public operation. */
  credentials: Operation['credentials'];
  /** The header of a WAPI Key. */
  keyHeader: string;
  /** The scopes to ask for with a token, joined by spaces: those that the operation needs, or any where it needs none. */
  scopes: string;
  /** Whether the caller must be a Main Merchant Account. */
  isForMerchants: boolean;
  /** Whether the request makes something that the caller must not have yet. */
  isForNewcomers: boolean;
  /** The operation that grants a token. */
  grant: { method: string; path: string };
  fields: readonly TryField[];
  /** Where the body is one of several kinds: which fields each has. */
  variants?: TryVariants;
  /** The documented requests, the first of which the form is filled with. */
  requests: readonly TryRequest[];
  /** The documented answers. */
  answers: readonly TryResponse[];
  /** Where a reader's own account can be used: money that is not real. */
  sandboxes: readonly Sandbox[];
}

/** The sandbox of a platform. */
export interface Sandbox {
  platform: Platform;
  /** The platform's, e.g. `Jamaica`. */
  name: string;
  url: string;
}

/** One field of the form. */
export interface TryField {
  place: 'path' | 'query' | 'body';
  name: string;
  required: boolean;
  kind: 'text' | 'secret' | 'file' | 'choice' | 'list';
  /** The values of a choice. */
  values?: readonly string[];
  /** The file name extensions of a file, with dots and joined by commas. */
  accept?: string;
}

/** The kinds of a body. */
export interface TryVariants {
  /** The field whose value tells which it is. */
  tell: string;
  kinds: readonly { values: readonly string[]; fields: readonly string[]; required: readonly string[] }[];
}

/** A documented request: the text of each field that is sent. */
export interface TryRequest {
  title: string;
  /** The only platforms that it is a request of, where it is not one of all. */
  platforms?: readonly Platform[];
  /** By place and name, e.g. `body-bank_name`; the entries of a list stand on lines of their own. */
  values: Readonly<Record<string, string>>;
}

/** A documented answer. */
export interface TryResponse {
  status: number;
  name: string;
  summary: string;
  value: unknown;
}

/** Makes the form of an operation. */
export function buildTryForm(contract: Contract, operation: Operation): TryForm {
  const grant = contract.operations.find(({ id }) => id === 'createToken');
  return {
    method: operation.method,
    path: operation.path,
    credentials: operation.credentials,
    keyHeader: contract.credentials.wapiKey.header,
    scopes: operation.scopes.join(' ') || findUnconditionalScope(contract),
    isForMerchants: operation.conditions.includes('main-merchant-account'),
    isForNewcomers: operation.responses.some(({ status }) => status === 409),
    grant: { method: grant?.method ?? '', path: grant?.path ?? '' },
    fields: buildFormFields(operation),
    ...buildVariants(operation),
    requests: requestExamples(contract, operation).map(({ name, summary, platforms, path, query, body = [] }) => ({
      title: summary ?? name ?? 'The documented request',
      ...(platforms && { platforms }),
      values: Object.fromEntries([
        ...path.map(([key, value]) => [`path-${key}`, toText(value)]),
        ...query.map(([key, value]) => [`query-${key}`, toText(value)]),
        ...body
          .filter(({ fileType }) => fileType === undefined)
          .map(({ name: key, value }) => [`body-${key}`, toText(value)]),
      ]) as Record<string, string>,
    })),
    answers: operation.responses.flatMap(({ status, examples }) =>
      examples.map(({ name, summary, value }) => ({ status, name, summary, value })),
    ),
    sandboxes: listSandboxes(contract),
  };
}

/** The sandbox of each platform. */
export function listSandboxes(contract: Contract): Sandbox[] {
  const server = contract.servers.find(({ environment }) => environment === 'sandbox');
  const platforms = Object.entries(contract.platforms) as [Platform, { name: string }][];
  return server
    ? platforms.map(([platform, { name }]) => ({ platform, name, url: server.url.replace('{platform}', platform) }))
    : [];
}

/** A scope that every account may use. */
function findUnconditionalScope({ credentials }: Contract): string {
  const scopes = Object.entries(credentials.bearer.scopes);
  return scopes.find(([, { parent, condition }]) => parent !== undefined && condition === undefined)?.[0] ?? '';
}

function buildFormFields({ parameters, requestBody }: Operation): TryField[] {
  const schema = requestBody?.content[0]?.schema ?? {};
  // Several variants of a body may have a field; it stands in the form once.
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
  const tell = union?.discriminator;
  if (!union || tell === undefined) return {};
  const kinds = union.variants.map(({ whole: { properties = {}, required = [] } }) => ({
    values: (knownValues(properties[tell]) ?? []).map(String),
    fields: Object.keys(properties),
    required,
  }));
  return { variants: { tell, kinds } };
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

/** A value as a form carries it: booleans as 1 and 0. */
function toText(value: unknown): string {
  if (Array.isArray(value)) return value.map(toText).join('\n');
  if (typeof value === 'boolean') return String(Number(value));
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
