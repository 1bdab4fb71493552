import type { Contract, Operation, OperationId } from '@wapi/types';
import { DocsError } from '../docs-error.js';
import { fillPath } from '../samples/curl.js';
import { localMock } from '../samples/local-mock.js';
import { flatten } from '../samples/form-encoding.js';
import { type RequestExample, requestExamples } from '../samples/request-example.js';
import { responseTest } from './response-test.js';
import { LAST_STEP, RUN_ORDER, type Step } from './run-order.js';
import type { SiteModel } from '../model/site-model.js';
import { plainText } from '../components/prose.js';

/** Requests for API tools, in an order in which each request succeeds. */
export interface Collection {
  name: string;
  description: string;
  /** Name of the header for a WAPI Key. */
  keyHeader: string;
  /** Variables with their values for the mock. Requests use them as `{{name}}`. */
  variables: readonly { name: string; value: string; isSecret: boolean }[];
  /** The URLs of the API. The first one is the mock. */
  environments: readonly {
    name: string;
    baseUrl: string;
    /**
     * The variables with known values for this server. Empty for the mock, whose values are in `Collection.variables`.
     */
    values: Readonly<Record<string, string>>;
  }[];
  folders: readonly Folder[];
}

interface Folder {
  name: string;
  description: string;
  requests: readonly CollectionRequest[];
}

/** One request. */
export interface CollectionRequest {
  name: string;
  description: string;
  method: string;
  /** The base URL and the path, with variables. */
  url: string;
  query: readonly (readonly [name: string, value: string])[];
  /** `any` uses the collection's credential, `token` always uses a token, `none` sends no credential. */
  credential: 'any' | 'token' | 'none';
  /** The variable that contains the token, if `credential` is `token`. */
  tokenVariable: string;
  texts: readonly (readonly [name: string, value: string])[];
  files: readonly { name: string; fileName: string; type: string }[];
  /** The only platforms on which the request is valid; undefined if it is valid on all. */
  platforms: readonly string[] | undefined;
  /** JavaScript expressions for the variables to set before the request, keyed by variable name. */
  prepares: Readonly<Record<string, string>>;
  /** JavaScript expressions that read values from the response `body`, keyed by the variable that stores the value. */
  stores: Readonly<Record<string, string>>;
  /** Lines of JavaScript that test `status` and `body` with `test` and `expect`. */
  tests: readonly string[];
  /** The operation; undefined for a request that the customer sends in the browser. */
  operation: Operation | undefined;
}

/** The persona that may create accounts. */
const MERCHANT = 'mma@test.com';
/** The mock's page to which customers return. It responds with its query as JSON. */
const RETURN_PATH = '/__wapi/returned';

/** Collects every documented API request. */
export function buildCollection({ contract, groups }: SiteModel, mockUrl: string): Collection {
  const parents = Object.entries(contract.credentials.bearer.scopes).filter(([, { parent }]) => parent === undefined);
  const scopes = parents.filter(([, { condition }]) => condition === undefined).map(([name]) => name);
  const folders = buildFolders(contract, groups);
  return {
    name: `${contract.info.title} ${contract.info.version}`,
    description: [
      contract.info.summary,
      'This is an independent description. WiPay has not reviewed it.',
      'All requests can run from top to bottom, any number of times, against a mock: wapi-mock --no-rate-limit.',
      'They use the ids of earlier responses, and every response is tested.',
      'The variables have values for the mock.',
      'For a different account, set email and password.',
      `Then send "${folders[0]?.requests[0]?.name ?? ''}" first, because it stores the token for the other requests.`,
      'For a different country, set platform: requests of other platforms are skipped.',
      'To send a WAPI Key instead of a token, set the variable wapiKey.',
      'Then choose API Key as the authorization of the collection.',
      'Uploads send photo.jpg and new-photo.jpg from the working folder of Postman, or from the folder of Bruno.',
    ].join(' '),
    keyHeader: contract.credentials.wapiKey.header,
    variables: [
      { name: 'platform', value: contract.servers[0]?.defaultPlatform ?? 'tt', isSecret: false },
      { name: 'email', value: localMock.email, isSecret: false },
      { name: 'password', value: localMock.password, isSecret: true },
      { name: 'newPassword', value: `N3w-${localMock.password}`, isSecret: true },
      { name: 'scopes', value: scopes.join(' '), isSecret: false },
      { name: 'merchantEmail', value: MERCHANT, isSecret: false },
      { name: 'merchantPassword', value: localMock.password, isSecret: true },
      { name: 'merchantScopes', value: parents.map(([name]) => name).join(' '), isSecret: false },
      { name: 'returnUrl', value: new URL(RETURN_PATH, mockUrl).href, isSecret: false },
      { name: 'token', value: '', isSecret: true },
      { name: 'refreshToken', value: '', isSecret: true },
      { name: 'wapiKey', value: '', isSecret: true },
    ],
    environments: [
      { name: 'Mock', baseUrl: mockUrl, values: {} },
      ...sandboxes(contract).map((sandbox) => ({
        ...sandbox,
        values: {
          platform: sandbox.platform,
          scopes: scopes.join(' '),
          merchantScopes: parents.map(([name]) => name).join(' '),
        },
      })),
    ],
    folders,
  };
}

/**
 * Sorts the requests in the order of the run. Operations outside the run come last in their group's folder. A new
 * operation is therefore in the collection before anyone adds it to the run.
 */
function buildFolders(contract: Contract, groups: SiteModel['groups']): Folder[] {
  const named = new Set<string>(
    [...RUN_ORDER.flatMap(({ steps }) => steps), LAST_STEP].map(({ operation }) => operation),
  );
  const sent = new Set<string>();
  const build = (step: Step): CollectionRequest[] => buildStep(contract, step, sent);
  const folders = groups.map(({ tag, operations }) => {
    const ids = operations.map(({ operation }) => operation.id);
    const place = RUN_ORDER.findIndex(({ groupOf }) => ids.includes(groupOf));
    const others = ids.filter((id) => !named.has(id)).map((operation) => ({ operation: operation as OperationId }));
    const steps = [...(RUN_ORDER[place]?.steps ?? []), ...others];
    return {
      place,
      folder: { name: tag.name, description: plainText(tag.description), requests: steps.flatMap(build) },
    };
  });
  const sorted = folders.filter(({ folder }) => folder.requests.length > 0).toSorted((a, b) => a.place - b.place);
  const last = {
    name: 'Sign out',
    description: 'Revokes the token. Run this request last, because the other requests need the token.',
    requests: build(LAST_STEP),
  };
  const rest = {
    name: 'Other platforms',
    description:
      'Requests that are valid on other platforms only. They are skipped unless the variable platform names one.',
    requests: contract.operations.flatMap((operation) =>
      requestExamples(contract, operation)
        .filter((example) => !isGrant(operation) && !sent.has(keyOf(operation, example)))
        .map((example) => buildRequest(contract, operation, example, { operation: operation.id as OperationId })),
    ),
  };
  return [...sorted.map(({ folder }) => folder), ...(rest.requests.length > 0 ? [rest] : []), last];
}

/**
 * Builds the requests of one step.
 *
 * @throws DocsError if the spec does not have the operation's example
 */
function buildStep(contract: Contract, step: Step, sent: Set<string>): CollectionRequest[] {
  const operation = contract.operations.find(({ id }) => id === step.operation);
  if (operation === undefined) return [];
  const platform = contract.servers[0]?.defaultPlatform ?? 'tt';
  const example = requestExamples(contract, operation).find(({ name, platforms }) =>
    step.example === undefined ? (platforms?.includes(platform) ?? true) : name === step.example,
  );
  if (example === undefined)
    throw new DocsError(`The spec has no request ${step.example} of ${operation.id}. Change src/exports/run-order.ts.`);
  sent.add(keyOf(operation, example));
  const request = buildRequest(contract, operation, example, step);
  return step.customer === undefined ? [request] : [request, buildCustomerRequest(step.customer, request)];
}

function keyOf({ id }: Operation, { name }: RequestExample): string {
  return `${id} ${name}`;
}

/**
 * Returns whether an operation grants a token. The collection has only one token request, because further token
 * requests would differ only in their variables.
 */
function isGrant({ responses }: Operation): boolean {
  return responses.some(({ schema }) => schema.properties?.['access_token'] !== undefined);
}

function sandboxes({ servers, platforms }: Contract): { name: string; platform: string; baseUrl: string }[] {
  const sandbox = servers.find(({ environment }) => environment === 'sandbox');
  return Object.entries(platforms).map(([code, { name }]) => ({
    name: `Sandbox ${name}`,
    platform: code,
    baseUrl: (sandbox?.url ?? '').replace('{platform}', code),
  }));
}

function buildRequest(
  contract: Contract,
  operation: Operation,
  { name, path, query, body = [], platforms }: RequestExample,
  { note, values = {}, prepares = {}, stores = {}, token = 'token' }: Step,
): CollectionRequest {
  const isOnly = isGrant(operation) || requestExamples(contract, operation).length === 1;
  const title = isOnly || name === undefined ? operation.summary : `${operation.summary}: ${name}`;
  const valueOf = (field: string, documented: unknown): unknown => values[field] ?? documented;
  return {
    name: note === undefined ? title : `${title} (${note})`,
    description: plainText(operation.description),
    method: operation.method,
    url: `{{baseUrl}}${fillVariables(operation.path, path, values)}`,
    query: query.flatMap(([key, value]) => flatten(key, valueOf(key, value))),
    credential: credentialOf(operation, token),
    tokenVariable: token,
    texts: body
      .filter(({ fileType }) => fileType === undefined)
      .flatMap((field) => flatten(field.name, valueOf(field.name, field.value))),
    files: body.flatMap((field) =>
      field.fileType === undefined ? [] : [{ name: field.name, fileName: String(field.value), type: field.fileType }],
    ),
    platforms,
    prepares,
    stores,
    tests: responseTest(operation),
    operation,
  };
}

function credentialOf({ credentials }: Operation, token: string): CollectionRequest['credential'] {
  if (credentials.length > 1) return token === 'token' ? 'any' : 'token';
  return credentials.includes('bearer') ? 'token' : 'none';
}

/** Fills in documented values. Variables are not percent-encoded, because tools replace them. */
function fillVariables(
  path: string,
  documented: RequestExample['path'],
  values: Readonly<Record<string, string>>,
): string {
  return fillPath(
    path,
    documented.filter(([name]) => values[name] === undefined),
  ).replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

function buildCustomerRequest(
  { does, page, stores = {} }: NonNullable<Step['customer']>,
  { name, platforms }: CollectionRequest,
): CollectionRequest {
  return {
    name: `The customer ${does}: ${name}`,
    description: 'Does the part of the customer on the hosted page. Only the mock has a page that a program can use.',
    method: 'POST',
    url: `{{${page}}}`,
    query: [],
    credential: 'none',
    tokenVariable: 'token',
    texts: [['outcome', 'approve']],
    files: [],
    platforms,
    prepares: {},
    stores,
    tests: ["test('The customer returns', () => expect(status).to.equal(200));"],
    operation: undefined,
  };
}
