import type { Contract, Operation } from '@wapi/types';
import { fillPath } from '../samples/curl.js';
import { localMock } from '../samples/first-call.js';
import { flatten } from '../samples/form-encoding.js';
import { requestExamples } from '../samples/request-example.js';
import type { SiteModel } from '../model/site-model.js';
import { plainText } from '../components/prose.js';

/** Requests for tools that send them, in an order in which all can be sent one after another. */
export interface Collection {
  name: string;
  description: string;
  /** The header that a WAPI Key is sent in. */
  keyHeader: string;
  /** What the requests take, with the values for the mock; `{{name}}` in a request stands for it. */
  variables: readonly { name: string; value: string; isSecret: boolean }[];
  /** Where the API is, by the name of the environment, the mock first. */
  environments: readonly { name: string; baseUrl: string }[];
  folders: readonly { name: string; description: string; requests: readonly CollectionRequest[] }[];
}

/** One documented request. */
export interface CollectionRequest {
  name: string;
  description: string;
  method: string;
  /** Below the API's address, with the documented values in place of parameters. */
  path: string;
  query: readonly (readonly [name: string, value: string])[];
  /** The credential: the collection's own, whichever that is, a token in any case, or none. */
  credential: 'any' | 'token' | 'none';
  texts: readonly (readonly [name: string, value: string])[];
  files: readonly { name: string; fileName: string; type: string }[];
  /** The variables to set from fields of the answer. */
  keeps: readonly { variable: string; field: string }[];
  operation: Operation;
}

/** The mock's account that may do everything. */
const MERCHANT = 'mma@test.com';

/** What a token is granted with. What the account itself says of its credential is of no use in a row of requests, so variables stand for it. */
const CREDENTIAL_FIELDS = ['email', 'password', 'scopes'] as const;
const REFRESH_FIELD = 'refresh_token';

/** Collects every documented request of the API. */
export function buildCollection({ contract, groups }: SiteModel, mockUrl: string): Collection {
  const parents = Object.entries(contract.credentials.bearer.scopes).filter(([, { parent }]) => parent === undefined);
  const conditional = parents.filter(([, { condition }]) => condition !== undefined).map(([name]) => name);
  const all = groups.flatMap(({ tag, operations }) => operations.map(({ operation }) => ({ tag, operation })));
  // Who deletes a sub-account can charge for it no more.
  const inTurn = groups.toSorted(
    (a, b) => Number(isMerchantGroup(a.operations)) - Number(isMerchantGroup(b.operations)),
  );
  const folders = [
    ...inTurn.map(({ tag, operations }) => ({
      name: tag.name,
      description: plainText(tag.description),
      // What deletes comes last, and what deletes the token after everything.
      requests: sortDeletionsLast(
        operations.map(({ operation }) => operation).filter((operation) => !isRevocation(operation)),
      ).flatMap((operation) => buildRequests(contract, operation)),
    })),
    {
      name: 'Sign out',
      description: 'Gives the token back, after which nothing else works.',
      requests: all
        .filter(({ operation }) => isRevocation(operation))
        .flatMap(({ operation }) => buildRequests(contract, operation)),
    },
  ];
  return {
    name: `${contract.info.title} ${contract.info.version}`,
    description: [
      contract.info.summary,
      'An independent description; WiPay has not reviewed it.',
      `Set the variables email and password, and send "${folders[0]?.requests[0]?.name ?? ''}" first: it stores the token for all the others.`,
      `Leave ${conditional.join(' and ')} out of the variable scopes if the account may not have it.`,
      'To send a WAPI Key instead, put it into the variable wapiKey and choose API Key as the authorization of the collection.',
      'For the mock everything is set: reset it with POST /__wapi/reset and run all in a row. What needs a payment, money or another country gets its documented error.',
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

/** Whether all of a group is for accounts that meet a condition of their own. */
function isMerchantGroup(operations: SiteModel['operations']): boolean {
  return operations.every(({ operation }) => operation.conditions.includes('main-merchant-account'));
}

function isRevocation({ method, credentials }: Operation): boolean {
  return method === 'DELETE' && credentials.length === 1;
}

/** Deletions last, the rest as it is. */
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
  // One request is enough where all that differs is in variables.
  const kept = grants ? examples.slice(0, 1) : examples;
  return kept.map(({ name, path, query, body = [] }) => ({
    name: kept.length > 1 && name !== undefined ? `${operation.summary}: ${name}` : operation.summary,
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
    keeps: grants
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
