import type { Contract, Operation } from '@wapi/types';
import { fillPath } from '../samples/curl.js';
import { localMock } from '../samples/first-call.js';
import { flatten } from '../samples/form-encoding.js';
import { requestExamples } from '../samples/request-example.js';
import type { SiteModel } from '../model/site-model.js';
import { plainText } from '../components/prose.js';

/** Requests for API tools, in an order in which all of them can run one after another. */
export interface Collection {
  name: string;
  description: string;
  /** Name of the header for a WAPI Key. */
  keyHeader: string;
  /** Variables with their values for the mock. Requests refer to them as `{{name}}`. */
  variables: readonly { name: string; value: string; isSecret: boolean }[];
  /** The URLs of the API. The first one is the mock. */
  environments: readonly { name: string; baseUrl: string }[];
  folders: readonly { name: string; description: string; requests: readonly CollectionRequest[] }[];
}

/** One documented request. */
export interface CollectionRequest {
  name: string;
  description: string;
  method: string;
  /** Path below the base URL, with documented values instead of parameters. */
  path: string;
  query: readonly (readonly [name: string, value: string])[];
  /** `any` uses the collection's credential, `token` always uses a token, `none` sends no credential. */
  credential: 'any' | 'token' | 'none';
  texts: readonly (readonly [name: string, value: string])[];
  files: readonly { name: string; fileName: string; type: string }[];
  /** Variables to set from fields of the response. */
  stores: readonly { variable: string; field: string }[];
  operation: Operation;
}

/** The persona that may use every scope. */
const MERCHANT = 'mma@test.com';

/**
 * Fields of a token request. The collection replaces the documented values by variables, because only the user's own
 * values work.
 */
const CREDENTIAL_FIELDS = ['email', 'password', 'scopes'] as const;
const REFRESH_FIELD = 'refresh_token';

/** Collects every documented request of the API. */
export function buildCollection({ contract, groups }: SiteModel, mockUrl: string): Collection {
  const parents = Object.entries(contract.credentials.bearer.scopes).filter(([, { parent }]) => parent === undefined);
  const conditional = parents.filter(([, { condition }]) => condition !== undefined).map(([name]) => name);
  const all = groups.flatMap(({ tag, operations }) => operations.map(({ operation }) => ({ tag, operation })));
  // Groups for Main Merchant Accounts are last, because no request can charge for a deleted sub-account.
  const sortedGroups = groups.toSorted(
    (a, b) => Number(isMerchantGroup(a.operations)) - Number(isMerchantGroup(b.operations)),
  );
  const folders = [
    ...sortedGroups.map(({ tag, operations }) => ({
      name: tag.name,
      description: plainText(tag.description),
      // Within a folder, deletions are last. The revocation of the token is the last request of all.
      requests: sortDeletionsLast(
        operations.map(({ operation }) => operation).filter((operation) => !isRevocation(operation)),
      ).flatMap((operation) => buildRequests(contract, operation)),
    })),
    {
      name: 'Sign out',
      description: 'Revokes the token. Run this request last, because the other requests need the token.',
      requests: all
        .filter(({ operation }) => isRevocation(operation))
        .flatMap(({ operation }) => buildRequests(contract, operation)),
    },
  ];
  return {
    name: `${contract.info.title} ${contract.info.version}`,
    description: [
      contract.info.summary,
      'This is an independent description. WiPay has not reviewed it.',
      'Set the variables email and password.',
      `Then send "${folders[0]?.requests[0]?.name ?? ''}" first, because it stores the token for the other requests.`,
      `If the account is not allowed to use ${conditional.join(' and ')}, remove it from the variable scopes.`,
      'To send a WAPI Key instead of a token, set the variable wapiKey.',
      'Then choose API Key as the authorization of the collection.',
      'The variables have values for the mock.',
      'To run all requests, first reset the mock with POST /__wapi/reset.',
      'Requests that need a payment, money or a different country return their documented error.',
    ].join(' '),
    keyHeader: contract.credentials.wapiKey.header,
    variables: [
      { name: 'email', value: MERCHANT, isSecret: false },
      { name: 'password', value: localMock.password, isSecret: true },
      { name: 'scopes', value: parents.map(([name]) => name).join(' '), isSecret: false },
      { name: 'token', value: '', isSecret: true },
      { name: 'refreshToken', value: '', isSecret: true },
      { name: 'wapiKey', value: '', isSecret: true },
    ],
    environments: [{ name: 'Mock', baseUrl: mockUrl }, ...sandboxUrls(contract)],
    folders,
  };
}

/** Whether only Main Merchant Accounts can use the group. */
function isMerchantGroup(operations: SiteModel['operations']): boolean {
  return operations.every(({ operation }) => operation.conditions.includes('main-merchant-account'));
}

function isRevocation({ method, credentials }: Operation): boolean {
  return method === 'DELETE' && credentials.length === 1;
}

/** Moves deletions to the end and leaves the other operations in order. */
function sortDeletionsLast(operations: readonly Operation[]): Operation[] {
  return operations.toSorted((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'));
}

function sandboxUrls({ servers, platforms }: Contract): { name: string; baseUrl: string }[] {
  const sandbox = servers.find(({ environment }) => environment === 'sandbox');
  return Object.entries(platforms).map(([code, { name }]) => ({
    name: `Sandbox ${name}`,
    baseUrl: (sandbox?.url ?? '').replace('{platform}', code),
  }));
}

function buildRequests(contract: Contract, operation: Operation): CollectionRequest[] {
  const examples = requestExamples(contract, operation);
  const grants = operation.responses.some(({ schema }) => schema.properties?.['access_token'] !== undefined);
  // Requests for a token differ only in variables, so one is enough.
  const used = grants ? examples.slice(0, 1) : examples;
  return used.map(({ name, path, query, body = [] }) => ({
    name: used.length > 1 && name !== undefined ? `${operation.summary}: ${name}` : operation.summary,
    description: plainText(operation.description),
    method: operation.method,
    path: fillPath(operation.path, path),
    query: query.flatMap(([key, value]) => flatten(key, value)),
    credential: operation.credentials.length > 1 ? 'any' : operation.credentials.includes('bearer') ? 'token' : 'none',
    texts: body
      .filter(({ fileType }) => fileType === undefined)
      .flatMap((field) => flatten(field.name, grants ? variableFor(field.name, field.value) : field.value)),
    files: body.flatMap((field) =>
      field.fileType === undefined ? [] : [{ name: field.name, fileName: String(field.value), type: field.fileType }],
    ),
    stores: grants
      ? [
          { variable: 'token', field: 'access_token' },
          { variable: 'refreshToken', field: REFRESH_FIELD },
        ]
      : [],
    operation,
  }));
}

function variableFor(field: string, value: unknown): unknown {
  if (field === REFRESH_FIELD) return '{{refreshToken}}';
  return CREDENTIAL_FIELDS.some((name) => name === field) ? `{{${field}}}` : value;
}
