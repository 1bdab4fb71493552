import type { ResponseInfo, Schema } from '@wapi/types';
import { describe, expect, test } from 'vitest';
import { groupOperations } from '../../src/client/groups.js';
import { printOperations } from '../../src/client/operations.js';
import { operationTypes } from '../../src/client/types.js';
import { contract, contractOf, listParameter, operation, queryParameter } from '../support.js';

describe('types of an operation', () => {
  test('body, data and result', () => {
    expect(operationTypes(operation('createLocalBank'), 'wapi.user.createLocalBank()'))
      .toBe(`/** The body of \`wapi.user.createLocalBank()\`. LocalBankCreate. */
export interface CreateLocalBankBody extends Schema<'LocalBankCreate'> {}

/** The \`data\` of \`wapi.user.createLocalBank()\`. The minimum content of every response. */
export interface CreateLocalBankData extends Schema<'Message'> {}

/** The result of \`wapi.user.createLocalBank()\`: one member for each documented status, \
and one for other successes. */
export type CreateLocalBankResult =
  | WapiSuccess<201, CreateLocalBankData>
  | WapiFailure<400, 'The bank name field is required.'>
  | WapiFailure<401, 'Unauthorized'>
  | WapiFailure<403, 'Invalid scope(s) provided.' | 'Please verify your account before proceeding.'>
  | WapiFailure<405, 'Method Not Allowed'>
  | WapiFailure<409, 'A local bank account is already configured.'>
  | WapiFailure<429, 'Too Many Attempts.'>
  | WapiFailure<500, 'Internal Server Error'>
  | WapiUndocumentedSuccess<201>;`);
  });

  test('an error with more than a message names its schema', () => {
    expect(operationTypes(operation('createToken'), 'x')).toContain(
      "| WapiFailure<401, 'The user credentials were incorrect.', Schema<'TokenError'>>",
    );
  });

  test('many messages are broken into lines', () => {
    expect(operationTypes(operation('createPicture'), 'x')).toContain(`  | WapiFailure<
      400,
      | 'The picture must be a file of type: bmp, gif, jpeg, jpg, png, svg.'
      | 'The picture must not be greater than 5120 kilobytes.'
      | 'The picture field is required.'
    >
`);
  });

  test('schemas without a name are reached through the operation', () => {
    const anonymous = operation('createPicture', {
      requestBody: {
        required: true,
        description: '',
        content: [{ mediaType: 'multipart/form-data', schema: {}, partContentTypes: {}, examples: [] }],
      },
      responses: [{ status: 201, description: '', headers: [], schema: {}, examples: [] }],
    });
    const text = operationTypes(anonymous, 'x');
    expect(text).toContain(
      "export type CreatePictureBody = operations['createPicture']['requestBody']['content']['multipart/form-data'];",
    );
    expect(text).toContain(
      "export type CreatePictureData = operations['createPicture']['responses'][201]['content']['application/json'];",
    );
  });

  test('a query, with lists under their names without brackets', () => {
    const parameters = [queryParameter('day', true), queryParameter('page'), listParameter('status[]')];
    expect(operationTypes(operation('getBanks', { parameters }), 'wapi.user.getBanks()'))
      .toContain(`/** The query of \`wapi.user.getBanks()\`. */
export interface GetBanksQuery {
  /** The day. */
  day: Query<'getBanks'>['day'];
  /** The page. */
  page?: Query<'getBanks'>['page'];
  /**
   * The status[].
   *
   * - \`0\`: Not yet.
   * - \`4\`: Set free.
   */
  status?: Query<'getBanks'>['status[]'];
}`);
  });

  test.each(['oneOf', 'anyOf'])('a union (%s) has an alias, because no interface can extend it', (keyword) => {
    const [media] = operation('createLocalBank').requestBody?.content ?? [];
    const content = [
      {
        mediaType: 'multipart/form-data',
        schema: { ...media?.schema, [keyword]: [{}, {}] },
        partContentTypes: {},
        examples: [],
      },
    ];
    const text = operationTypes(
      operation('createLocalBank', { requestBody: { required: true, description: '', content } }),
      'x',
    );
    expect(text).toContain("\nexport type CreateLocalBankBody = Schema<'LocalBankCreate'>;");
    expect(text).not.toContain('interface CreateLocalBankBody');
  });

  test('a message of two examples appears once, and no message becomes never', () => {
    const example = { name: 'a', summary: '', value: { message: 'No' } };
    const responses = [
      ...operation('getBanks').responses.filter(({ status }) => status === 200),
      { status: 400, description: '', headers: [], schema: {}, examples: [example, { ...example, name: 'b' }] },
      { status: 418, description: '', headers: [], schema: {}, examples: [] },
    ];
    const text = operationTypes(operation('getBanks', { responses }), 'x');
    expect(text).toContain("| WapiFailure<400, 'No'>");
    expect(text).toContain('| WapiFailure<418, never>');
  });

  test('two successes share their data', () => {
    const [success] = operation('getBanks').responses as [ResponseInfo];
    const text = operationTypes(operation('getBanks', { responses: [success, { ...success, status: 201 }] }), 'x');
    expect(text).toContain('| WapiSuccess<200, GetBanksData>\n  | WapiSuccess<201, GetBanksData>');
  });

  test('no success and two with different data are rejected', () => {
    const { responses } = operation('getBanks');
    const [success] = responses as [(typeof responses)[0]];
    expect(() => operationTypes(operation('getBanks', { responses: responses.slice(1) }), 'x')).toThrow(
      'getBanks: the spec must document a success, received none',
    );
    const other = { ...success, status: 201, schema: { 'x-name': 'Other' } };
    expect(() => operationTypes(operation('getBanks', { responses: [success, other] }), 'x')).toThrow(
      'received several',
    );
  });
});

describe('groups', () => {
  test('follow the tags, leave empty ones out, and keep the order of the spec', () => {
    const groups = groupOperations(
      contractOf(operation('getBanks'), operation('createToken'), operation('getUserProfile')),
    );
    expect(groups.map(({ tag, operations }) => [tag.group, operations.map(({ id }) => id)])).toEqual([
      ['auth', ['createToken']],
      ['user', ['getBanks', 'getUserProfile']],
    ]);
  });

  test.each(['raw', 'limits'])('%s is an error, because the client has it already', (group) => {
    const tags = contract.tags.map((tag) => (tag.group === 'user' ? { ...tag, group } : tag));
    expect(() => groupOperations({ ...contract, tags })).toThrow(
      `the names of groups must be unique, received ${group} twice`,
    );
  });

  test('duplicate names are rejected', () => {
    expect(() =>
      groupOperations(contractOf(operation('getBanks'), operation('getUserProfile', { sdkMethod: 'getBanks' }))),
    ).toThrow('the names of methods of user must be unique, received getBanks twice');
    expect(() =>
      groupOperations({ ...contract, tags: contract.tags.map((tag) => ({ ...tag, group: 'user' })) }),
    ).toThrow('the names of groups must be unique, received user twice');
    expect(() => groupOperations({ ...contract, tags: [] })).toThrow(
      'createToken: the tag must be defined in tags, received Authentication',
    );
  });
});

describe('interfaces', () => {
  test('a group of one scope has one', () => {
    const text = printOperations(contractOf(operation('updateAccount')));
    expect(text).toContain(
      '/** Sub-accounts. */\nexport interface AccountsOperations {\n  /**\n   * Update an account\n',
    );
    expect(text).toContain(
      '  update(accountNumber: string, body: UpdateAccountBody, options?: WapiCallOptions): ' +
        'WapiCall<UpdateAccountResult, UpdateAccountData>;\n}',
    );
    expect(text.match(/^export interface Accounts/gm)).toHaveLength(1);
  });

  test('a group of several scopes has one for each, and one that extends them', () => {
    const text = printOperations(
      contractOf(operation('getBanks'), operation('deletePicture'), operation('getUserProfile')),
    );
    const [, retrieve = '', create = ''] = text.split(/^export interface User\w*Operations/m);
    expect(retrieve).toContain('  getBanks(options?: WapiCallOptions): WapiCall<GetBanksResult, GetBanksData>;\n\n');
    expect(retrieve).toContain(
      '  getProfile(options?: WapiCallOptions): WapiCall<GetUserProfileResult, GetUserProfileData>;\n}',
    );
    expect(create).toContain(
      '  deletePicture(options?: WapiCallOptions): WapiCall<DeletePictureResult, DeletePictureData>;\n}',
    );
    expect(text).toContain(`/** The caller's own account. */
export interface UserOperations
  extends
    UserRetrieveOperations,
    UserCreateOperations {}
`);
  });

  test('one has all groups', () => {
    expect(printOperations(contractOf(operation('updateAccount'), operation('getUserProfile'))))
      .toContain(`/** Every operation by group. */
export interface WapiOperations {
  /** Sub-accounts. */
  readonly accounts: AccountsOperations;
  /** The caller's own account. */
  readonly user: UserOperations;
}
`);
  });

  test('says who may call what', () => {
    const text = printOperations(contractOf(operation('createToken'), operation('updateAccount')));
    expect(text).toContain('export interface WapiOpenOperations {\n  readonly auth: AuthOperations;\n}\n');
    expect(text).toContain("  'wapi-accounts-update': {\n    readonly accounts: AccountsOperations;\n  };\n");
  });

  test('results, calls and scopes can be looked up by operation', () => {
    const text = printOperations(contractOf(operation('createToken'), operation('updateAccount')));
    expect(text).toMatch(
      /export interface WapiResults \{\n  createToken: CreateTokenResult;\n  updateAccount: UpdateAccountResult;\n\}\n/,
    );
    expect(text).toContain(
      'export interface WapiCalls {\n' +
        '  createToken: WapiCall<CreateTokenResult, CreateTokenData>;\n' +
        '  updateAccount: WapiCall<UpdateAccountResult, UpdateAccountData>;\n}\n',
    );
    expect(text).toMatch(
      /export interface WapiScopes \{\n  createToken: never;\n  updateAccount: 'wapi-accounts-update';\n\}\n$/,
    );
  });

  test('two with one name are rejected, because TypeScript would merge them', () => {
    const retrieve = operation('getBanks', { tag: 'Accounts' });
    const both = contractOf(
      operation('updateAccount'),
      retrieve,
      operation('getUserProfile'),
      operation('deletePicture'),
    );
    expect(() => printOperations(both)).toThrow(
      'the names of interfaces must be unique, received UserRetrieveOperations twice',
    );
  });

  test.each([
    ['wapi', 'WapiOperations'],
    ['wapi-open', 'WapiOpenOperations'],
  ])('a group %s is an error, because %s has other methods', (group, name) => {
    const tags = contract.tags.map((tag) => (tag.group === 'user' ? { ...tag, group } : tag));
    expect(() => printOperations({ ...contract, tags })).toThrow(
      `the names of interfaces must be unique, received ${name} twice`,
    );
  });
});

describe('an operation that pages', () => {
  const page: Schema = { properties: { data: { type: 'array' }, links: {}, meta: {} } };

  test.each<[name: string, schema: Schema, items: string]>([
    ['a page', page, "GetBanksData['data'][number]"],
    ['a page in a page', { properties: { data: page } }, "GetBanksData['data']['data'][number]"],
  ])('%s says what its items are', (_name, schema, items) => {
    const responses = operation('getBanks').responses.map((response) =>
      response.status < 400 ? { ...response, schema } : response,
    );
    const text = printOperations(
      contractOf(operation('getBanks', { parameters: [queryParameter('page')], responses })),
    );
    expect(text).toContain(`WapiPagedCall<GetBanksResult, GetBanksData, ${items}>;\n}`);
    expect(text).toContain(
      'import type { WapiCall, WapiPagedCall, WapiFailure, WapiSuccess, WapiUndocumentedSuccess } from ' +
        "'../operation/result.js';\n",
    );
  });
});

test('imports what it uses', () => {
  const plain = printOperations(contractOf(operation('getBanks')));
  expect(plain).toContain("import type { components } from '@wapi/types';");
  expect(plain).toContain(
    "import type { WapiCall, WapiFailure, WapiSuccess, WapiUndocumentedSuccess } from '../operation/result.js';\n",
  );
  expect(plain).not.toContain('type Query<');
  const withQuery = printOperations(contractOf(operation('getBanks', { parameters: [queryParameter('page')] })));
  expect(withQuery).toContain("import type { components, operations } from '@wapi/types';");
  expect(withQuery).toContain(
    "\ntype Query<Id extends keyof operations> = NonNullable<operations[Id]['parameters']['query']>;\n",
  );
});
