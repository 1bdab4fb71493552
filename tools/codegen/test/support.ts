import type { Contract, Operation, OperationId, Parameter, RequestBody, ResponseInfo, Schema } from '@wapi/types';

// A small contract for these tests only. They test the generator, so they must not change with the spec.

const message: Schema = {
  'x-name': 'Message',
  type: 'object',
  description: 'The minimum content of every response.',
  properties: { message: { type: 'string' } },
};
const tokenError: Schema = {
  'x-name': 'TokenError',
  type: 'object',
  properties: { message: { type: 'string' }, error: { type: 'string' } },
};

/** Creates a response. Messages that end in `?` are inferred. */
function response(status: number, schema: Schema, ...messages: string[]): ResponseInfo {
  const examples = messages.map((text, index) => ({
    name: `example${index}`,
    summary: '',
    value: { message: text.replace(/\?$/, '') },
    ...(text.endsWith('?') && { provenance: 'inferred' as const }),
  }));
  return { status, description: '', headers: [], schema, examples };
}

const tooMany: ResponseInfo = {
  ...response(429, message, 'Too Many Attempts.'),
  headers: ['X-Quota-Limit', 'X-Quota-Remaining', 'X-Quota-Reset', 'Retry-After'],
  provenance: 'inferred',
};
const unverified = response(
  403,
  message,
  'Invalid scope(s) provided.',
  'Please verify your account before proceeding.',
);
const common = [
  response(401, message, 'Unauthorized'),
  response(403, message, 'Invalid scope(s) provided.'),
  response(405, message, 'Method Not Allowed'),
  tooMany,
  response(500, message, 'Internal Server Error'),
];

function form(
  name: string,
  description: string,
  properties: Record<string, Schema>,
  mediaTypes: readonly string[],
): RequestBody {
  const schema = { 'x-name': name, type: 'object', description: `${name}.`, properties };
  return {
    required: true,
    description,
    content: mediaTypes.map((mediaType) => ({ mediaType, schema, partContentTypes: {}, examples: [] })),
  };
}

const both = ['multipart/form-data', 'application/x-www-form-urlencoded'];
const text: Schema = { type: 'string' };
const accountNumber: Parameter = {
  name: 'account_number',
  in: 'path',
  required: true,
  description: 'The number of the sub-account.',
  schema: text,
};

const scopes = {
  'wapi-accounts-all': { description: 'All accounts.' },
  'wapi-accounts-update': { description: 'Update.', parent: 'wapi-accounts-all' },
  'wapi-user-all': { description: 'All.' },
  'wapi-user-create': { description: 'Create.', parent: 'wapi-user-all' },
  'wapi-user-retrieve': { description: 'Retrieve.', parent: 'wapi-user-all' },
} as Contract['credentials']['bearer']['scopes'];

function make(id: OperationId, method: Operation['method'], path: string, rest: Partial<Operation>): Operation {
  return {
    id,
    method,
    path,
    summary: id,
    description: `About ${id}.`,
    tag: 'User',
    sdkMethod: id,
    provenance: 'page',
    rateLimit: { requests: 5, per: 'minute', bucket: id },
    conditions: [],
    credentials: ['bearer', 'wapiKey'],
    scopes: ['wapi-user-create'],
    parameters: [],
    responses: [response(200, message, 'OK'), ...common],
    ...rest,
  };
}

const operations: Operation[] = [
  make('createToken', 'POST', '/auth/tokens', {
    tag: 'Authentication',
    credentials: [],
    scopes: [],
    requestBody: form(
      'TokenRequest',
      'The caller.',
      { email: text, scopes: { ...text, 'x-scope-list': 'bearer' } },
      both,
    ),
    responses: [response(200, message, 'OK'), response(401, tokenError, 'The user credentials were incorrect.')],
  }),
  make('updateAccount', 'PATCH', '/accounts/{account_number}', {
    tag: 'Accounts',
    sdkMethod: 'update',
    summary: 'Update an account',
    scopes: ['wapi-accounts-update'],
    parameters: [accountNumber],
    requestBody: form('AccountUpdate', 'The fields to change.', { email: text }, both),
  }),
  make('getUserProfile', 'GET', '/user', { sdkMethod: 'getProfile', scopes: ['wapi-user-retrieve'] }),
  make('createPicture', 'POST', '/user/picture', {
    requestBody: form(
      'PictureUpload',
      'The image file.',
      { picture: { ...text, format: 'binary', maxLength: 5120 }, title: text },
      ['multipart/form-data'],
    ),
    responses: [
      response(201, message, 'Created'),
      response(
        400,
        message,
        'The picture must be a file of type: bmp, gif, jpeg, jpg, png, svg.',
        'The picture must not be greater than 5120 kilobytes.',
        'The picture field is required.',
      ),
      ...common,
    ],
  }),
  make('deletePicture', 'DELETE', '/user/picture', {}),
  make('getBanks', 'GET', '/user/banks', { scopes: ['wapi-user-retrieve'] }),
  make('createLocalBank', 'POST', '/user/banks/local', {
    requestBody: form('LocalBankCreate', 'The details of the bank account.', { bank_name: text }, both),
    responses: [
      response(201, message, 'Created'),
      response(400, message, 'The bank name field is required.?'),
      ...common.filter(({ status }) => status !== 403),
      unverified,
      response(409, message, 'A local bank account is already configured.'),
    ].toSorted((a, b) => a.status - b.status),
  }),
  make('updateLocalBank', 'PATCH', '/user/banks/local', {
    requestBody: form('LocalBankUpdate', 'The fields to change.', { bank_name: text }, both),
    methodOverride: { method: 'POST', field: '_method', value: 'PATCH', provenance: 'inferred' },
  }),
];

const platform: Contract['platforms']['tt'] = { name: '', country: '', code: '', currency: '', currencies: [] };

export const contract: Contract = {
  info: { title: 'WAPI', version: '0', summary: '', description: '' },
  servers: [
    { environment: 'sandbox', url: 'https://{platform}sb.example/wapi', description: '', defaultPlatform: 'tt' },
    { environment: 'live', url: 'https://{platform}.example/wapi', description: '', defaultPlatform: 'tt' },
  ],
  platforms: { jm: platform, tt: platform } as unknown as Contract['platforms'],
  credentials: {
    bearer: { description: '', tokenUrl: '', scopes },
    wapiKey: {
      description: '',
      header: 'X-Key',
      pattern: '^k/(live|test)_\\w+$',
      environments: { live: 'live', test: 'sandbox' },
    },
  },
  conditions: {
    'verified-account': {
      title: '',
      description: "WiPay must have verified\nthe caller's account.",
      example: '',
      provenance: 'page',
    },
  },
  messageTemplates: {},
  tags: [
    { name: 'Authentication', group: 'auth', description: 'Tokens.' },
    { name: 'Accounts', group: 'accounts', description: 'Sub-accounts.' },
    { name: 'User', group: 'user', description: "The caller's own account." },
  ],
  operations,
  schemas: {},
  webhooks: [],
  fallbacks: { notFound: response(0, message), payloadTooLarge: response(0, message) },
};

/** Returns an operation from the test contract, with some of its facts replaced. */
export function operation(id: OperationId, changes: Partial<Operation> = {}): Operation {
  const found = operations.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`the contract has no ${id}`);
  return { ...found, ...changes };
}

/** Returns the test contract with only the given operations. */
export function contractOf(...some: Operation[]): Contract {
  return { ...contract, operations: some };
}

/**
 * Creates a body with one media type. Its schema has the given fields, or is a union if several sets of fields are
 * given.
 */
export function bodyOf(...members: Record<string, Schema>[]): RequestBody {
  const [properties = {}, ...more] = members;
  const schema: Schema =
    more.length === 0 ? { properties } : { oneOf: members.map((fields) => ({ properties: fields })) };
  return {
    required: true,
    description: '',
    content: [{ mediaType: 'multipart/form-data', schema, partContentTypes: {}, examples: [] }],
  };
}

/** A parameter in the query. */
export function queryParameter(name: string, required = false): Parameter {
  return { name, in: 'query', required, description: `The ${name}.`, schema: { type: 'integer' } };
}

/** Creates a query parameter that is a list. */
export function listParameter(name: string): Parameter {
  const items: Schema = { type: 'integer', enum: [0, 4], 'x-enumDescriptions': { 0: 'Not yet.', 4: 'Set\nfree.' } };
  return { ...queryParameter(name), schema: { type: 'array', items } };
}
