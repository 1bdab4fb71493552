import type { Contract, Operation } from '@wapi/types';
import { type BodyField, requestExamples } from '../samples/request-example.js';
import { allFields, type Field } from './fields.js';
import type { OperationModel } from './operation-model.js';

/** What a page needs to send its operation's request. It is loaded when a reader asks for it. */
export interface TryForm {
  method: string;
  path: string;
  /** The credentials of which exactly one must be sent; empty for a public operation. */
  credentials: Operation['credentials'];
  /** The header of a WAPI Key. */
  keyHeader: string;
  /** The scopes that the credential needs, joined by spaces. */
  scopes: string;
  /** Whether the caller must be a Main Merchant Account. */
  isForMerchants: boolean;
  /** The operation that grants a token. */
  grant: { method: string; path: string };
  fields: readonly TryField[];
  /** The documented requests, the first of which the form is filled with. */
  requests: readonly TryRequest[];
  /** The documented answers. */
  answers: readonly TryAnswer[];
  /** Where a reader's own account can be used: money that is not real. */
  sandboxes: readonly { name: string; url: string }[];
}

/** One field of the form. */
export interface TryField {
  place: 'path' | 'query' | 'body';
  name: string;
  required: boolean;
  kind: 'text' | 'secret' | 'file' | 'choice' | 'list';
  /** The values of a choice. */
  values?: readonly string[];
  /** The file name extensions of a file. */
  accept?: string;
}

/** A documented request: the text of each field that is sent. */
export interface TryRequest {
  title: string;
  /** By place and name, e.g. `body-bank_name`; the entries of a list stand on lines of their own. */
  values: Readonly<Record<string, string>>;
}

/** A documented answer. */
export interface TryAnswer {
  status: number;
  name: string;
  summary: string;
  value: unknown;
}

/** Makes the form of an operation. */
export function buildTryForm(contract: Contract, model: OperationModel): TryForm {
  const { operation } = model;
  const grant = contract.operations.find(({ id }) => id === 'createToken');
  return {
    method: operation.method,
    path: operation.path,
    credentials: operation.credentials,
    keyHeader: contract.credentials.wapiKey.header,
    scopes: operation.scopes.join(' '),
    isForMerchants: operation.conditions.includes('main-merchant-account'),
    grant: { method: grant?.method ?? '', path: grant?.path ?? '' },
    fields: formFields(model),
    requests: requestExamples(contract, operation).map(({ name, summary, path, query, body = [] }) => ({
      title: summary ?? name ?? 'The documented request',
      values: Object.fromEntries([
        ...path.map(([key, value]) => [`path-${key}`, toText(value)]),
        ...query.map(([key, value]) => [`query-${key}`, toText(value)]),
        ...body.filter((field) => field.fileType === undefined).map(({ name: key, value }: BodyField) => [`body-${key}`, toText(value)]),
      ]) as Record<string, string>,
    })),
    answers: operation.responses.flatMap(({ status, examples }) => examples.map(({ name, summary, value }) => ({ status, name, summary, value }))),
    sandboxes: sandboxes(contract),
  };
}

/** The sandbox of each platform. */
export function sandboxes(contract: Contract): { name: string; url: string }[] {
  const server = contract.servers.find(({ environment }) => environment === 'sandbox');
  return server ? Object.entries(contract.platforms).map(([code, { name }]) => ({ name, url: server.url.replace('{platform}', code) })) : [];
}

function formFields({ operation, parameters, body }: OperationModel): TryField[] {
  const inParameters = parameters
    .filter(({ place }) => place !== 'header')
    .flatMap(({ place, fields }) => fields.map((field) => toField(place as TryField['place'], field)));
  // Several variants of a body may have a field; it stands in the form once.
  const inBody = new Map(allFields(body?.fields ?? []).map((field) => [field.name, toField('body', field)]));
  const secrets = new Set(
    (operation.requestBody?.content ?? []).flatMap(({ schema }) =>
      [schema, ...(schema.oneOf ?? [])].flatMap(({ properties = {} }) =>
        Object.entries(properties)
          .filter(([, { writeOnly }]) => writeOnly)
          .map(([name]) => name),
      ),
    ),
  );
  return [...inParameters, ...inBody.values()].map((field) =>
    field.place === 'body' && secrets.has(field.name) ? { ...field, kind: 'secret' } : field,
  );
}

function toField(place: TryField['place'], { name, type, required, constraints }: Field): TryField {
  const values = constraints.find(({ text }) => text === 'one of' || text === 'always')?.values.map(({ code }) => code);
  const files = constraints.find(({ text }) => text.startsWith('file type '))?.text.slice('file type '.length);
  const choice = type === 'boolean' ? ['1', '0'] : values;
  return {
    place,
    name,
    required,
    kind: type === 'file' ? 'file' : type.startsWith('list of') ? 'list' : choice ? 'choice' : 'text',
    ...(choice && { values: choice }),
    ...(files !== undefined && {
      accept: files
        .split(', ')
        .map((extension) => `.${extension}`)
        .join(),
    }),
  };
}

/** A value as a form carries it: booleans as 1 and 0. */
function toText(value: unknown): string {
  if (Array.isArray(value)) return value.map(toText).join('\n');
  if (typeof value === 'boolean') return String(Number(value));
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
