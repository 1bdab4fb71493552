import type { Operation, Parameter } from '@wapi/types';
import { describe, expect, test } from 'vitest';
import { printGroups, printOperationList } from '../../src/client/operation-list.js';
import { bodyOf, contract, contractOf, listParameter, operation, queryParameter } from '../support.js';

/** Returns the arguments of the generated `defineOperation` call for the first operation. */
function argumentsIn(...operations: Operation[]): string[] {
  const text = printOperationList(contractOf(...operations));
  const [id = ''] = operations.map((first) => first.id);
  const [, list = ''] = new RegExp(`export const ${id}: .* defineOperation\\(\\n([^]*?)\\n\\);`).exec(text) ?? [];
  return list.split(/,\n(?=  [^ }])|,$/).map((argument) => argument.trim());
}

/** Returns the argument that contains the optional properties of the first operation. */
const extras = (...operations: Operation[]): string | undefined => argumentsIn(...operations)[7] || undefined;

const inPath = (name: string): Parameter => ({ ...queryParameter(name, true), in: 'path' });

describe('printOperationList', () => {
  test('prints one constant for each operation, in the order of the spec', () => {
    expect(printOperationList(contractOf(operation('getBanks'), operation('createToken'), operation('createPicture'))))
      .toBe(`import { defineOperation, type WapiOperation } from '../operation/descriptor.js';
import type {
  AuthOperations,
  UserCreateOperations,
  UserRetrieveOperations,
} from './operations.js';

const none = [] as const;
const either = ['bearer', 'wapiKey'] as const;
const noScope = undefined;

/** getBanks: \`wapi.user.getBanks()\` on the full client. */
export const getBanks: WapiOperation<UserRetrieveOperations['getBanks']> = /* @__PURE__ */ defineOperation(
  'getBanks',
  'GET',
  '/user/banks',
  5,
  [200, 401, 403, 405, 429, 500],
  either,
  'wapi-user-retrieve',
);

/** createToken: \`wapi.auth.createToken()\` on the full client. */
export const createToken: WapiOperation<AuthOperations['createToken']> = /* @__PURE__ */ defineOperation(
  'createToken',
  'POST',
  '/auth/tokens',
  5,
  [200, 401],
  none,
  noScope,
  { mediaType: 'multipart/form-data', bodyRequired: true, scopeLists: ['scopes'] },
);

/** createPicture: \`wapi.user.createPicture()\` on the full client. */
export const createPicture: WapiOperation<UserCreateOperations['createPicture']> = /* @__PURE__ */ defineOperation(
  'createPicture',
  'POST',
  '/user/picture',
  5,
  [201, 400, 401, 403, 405, 429, 500],
  either,
  'wapi-user-create',
  { mediaType: 'multipart/form-data', bodyRequired: true, files: { picture: 5120 } },
);
`);
  });

  test('a constant has the name of the operation, its type that of the method', () => {
    const text = printOperationList(
      contractOf(
        operation('getUserProfile', {
          summary: 'Read it',
          rateLimit: { requests: 60, per: 'minute', bucket: 'getUserProfile' },
        }),
      ),
    );
    expect(text).toContain(`/** Read it: \`wapi.user.getProfile()\` on the full client. */
export const getUserProfile: WapiOperation<UserOperations['getProfile']> =`);
    expect(
      argumentsIn(
        operation('getUserProfile', { rateLimit: { requests: 60, per: 'minute', bucket: 'getUserProfile' } }),
      )[3],
    ).toBe('60');
  });

  test('an operation that shares its limit has the name of the limit', () => {
    const rateLimit = { requests: 15, per: 'minute', bucket: 'retrieve-banks' } as const;
    expect(printOperationList(contractOf(operation('getBanks', { rateLimit })))).toContain("bucket: 'retrieve-banks'");
    expect(printOperationList(contractOf(operation('getBanks')))).not.toContain('bucket');
  });

  test('an interface is imported once', () => {
    const text = printOperationList(contractOf(operation('getBanks'), operation('getUserProfile')));
    expect(text).toContain("import type {\n  UserOperations,\n} from './operations.js';\n");
  });

  test.each<[name: string, credentials: Operation['credentials'], constant: string]>([
    ['none', [], 'const none = [] as const;'],
    ['bearer', ['bearer'], "const bearer = ['bearer'] as const;"],
    ['wapiKey', ['wapiKey'], "const wapiKey = ['wapiKey'] as const;"],
    ['either', ['wapiKey', 'bearer'], "const either = ['bearer', 'wapiKey'] as const;"],
  ])('credentials (%s) are a constant, which is there only if it is used', (name, credentials, constant) => {
    const given = operation('getBanks', { credentials });
    expect(argumentsIn(given)[5]).toBe(name);
    expect(printOperationList(contractOf(given)).match(/^const .*$/gm)).toEqual([constant]);
  });

  test('a constant has its scope, or the word for no scope', () => {
    expect(argumentsIn(operation('updateAccount'))[6]).toBe("'wapi-accounts-update'");
    expect(argumentsIn(operation('updateAccount', { scopes: [] }))[6]).toBe('noScope');
  });

  test.each<[name: string, given: Operation, want: string | undefined]>([
    ['nothing more', operation('getBanks'), undefined],
    ['a body', operation('updateAccount'), "{ mediaType: 'multipart/form-data', bodyRequired: true }"],
    [
      'a body that may be left out',
      operation('updateAccount', { requestBody: { ...bodyOf({}), required: false } }),
      "{ mediaType: 'multipart/form-data' }",
    ],
    [
      'files',
      operation('updateAccount', {
        requestBody: bodyOf({ front: { format: 'binary', maxLength: 9 }, back: { format: 'binary' } }),
      }),
      "{ mediaType: 'multipart/form-data', bodyRequired: true, files: { front: 9, back: 0 } }",
    ],
    [
      'a list of scopes',
      operation('updateAccount', { requestBody: bodyOf({ wanted: { 'x-scope-list': 'bearer' } }) }),
      "{ mediaType: 'multipart/form-data', bodyRequired: true, scopeLists: ['wanted'] }",
    ],
    ['a query', operation('getBanks', { parameters: [queryParameter('day')] }), '{ query: {} }'],
    [
      'a query with a list',
      operation('getBanks', { parameters: [queryParameter('day'), listParameter('status[]')] }),
      "{ query: { status: 'status[]' } }",
    ],
    ['no pages without a page', operation('getBanks', { parameters: [queryParameter('page')] }), '{ query: {} }'],
    [
      'pages',
      operation('getBanks', {
        parameters: [queryParameter('page')],
        responses: operation('getBanks').responses.map((response) => ({
          ...response,
          schema: { properties: { data: {}, links: {}, meta: {} } },
        })),
      }),
      '{ query: {}, pages: createPages }',
    ],
    [
      'another method to send',
      operation('updateLocalBank'),
      "{ mediaType: 'multipart/form-data', bodyRequired: true, override: { method: 'POST', field: '_method' } }",
    ],
  ])('%s', (_name, given, want) => {
    expect(extras(given)).toBe(want);
  });

  test('breaks long lines', () => {
    const given = operation('createPicture', {
      methodOverride: { method: 'PATCH', field: '_real_method', value: 'POST', provenance: 'page' },
    });
    expect(extras(given)).toBe(`{
    mediaType: 'multipart/form-data',
    bodyRequired: true,
    files: { picture: 5120 },
    override: { method: 'PATCH', field: '_real_method' },
  }`);
  });

  test('rejects an override for a different method', () => {
    expect(() => argumentsIn(operation('updateLocalBank', { method: 'DELETE' }))).toThrow(
      'updateLocalBank: the value of its method override must be DELETE, received PATCH',
    );
  });

  test('rejects a media type that the client cannot send', () => {
    const content = bodyOf({}).content.map((media) => ({ ...media, mediaType: 'application/xml' }));
    expect(() =>
      argumentsIn(operation('createPicture', { requestBody: { required: true, description: '', content } })),
    ).toThrow('createPicture: the media type must be one that the client can send, received application/xml');
  });
});

describe('words that a path parameter cannot be', () => {
  const at = (id: 'getBanks' | 'deletePicture', path: string, sdkMethod: string = id): Operation =>
    operation(id, {
      path,
      sdkMethod,
      parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => inPath(String(name))),
    });

  test.each<[name: string, path: string, others: string[], want: string | undefined]>([
    ['words of other paths', '/x/{id}', ['/x/meta', '/x/fees'], "{ reserved: ['meta', 'fees'] }"],
    ['a word in the middle', '/x/{id}/y', ['/x/meta/y', '/x/meta/z', '/x/fees'], "{ reserved: ['meta'] }"],
    ['a word of two operations once', '/x/{id}', ['/x/meta', '/x/meta'], "{ reserved: ['meta'] }"],
    ['a word beside a parameter', '/x/{a}/{b}', ['/x/meta/{b}', '/x/fees/{c}'], "{ reserved: ['meta', 'fees'] }"],
    ['shorter and longer paths', '/x/{id}', ['/x', '/x/meta/y'], undefined],
    ['another root', '/x/{id}', ['/y/meta'], undefined],
    ['another name of the parameter', '/x/{id}', ['/x/{uuid}'], undefined],
    ['a word in place of a word', '/x/{id}/y', ['/x/{id}/z'], undefined],
    ['words in place of two parameters', '/x/{a}/{b}', ['/x/meta/fees'], undefined],
    ['no parameter', '/x/y', ['/x/meta'], undefined],
  ])('%s', (_name, path, others, want) => {
    expect(
      extras(at('getBanks', path), ...others.map((other, index) => at('deletePicture', other, `other${index}`))),
    ).toBe(want);
  });
});

test('printGroups has every operation by group and method', () => {
  const given = [
    operation('getBanks'),
    operation('createToken', { sdkMethod: 'grant-it' }),
    operation('getUserProfile'),
  ];
  const tags = contract.tags.map((tag) => (tag.group === 'auth' ? { ...tag, group: 'log-in' } : tag));
  expect(printGroups({ ...contractOf(...given), tags }))
    .toBe(`import type { OperationGroups } from '../operation/descriptor.js';
import * as list from './operation-list.js';

/** Every operation by group and method. */
export const groups: OperationGroups = {
  'log-in': {
    'grant-it': list.createToken,
  },
  user: {
    getBanks: list.getBanks,
    getProfile: list.getUserProfile,
  },
};
`);
});

test.each<
  [name: string, method: Operation['method'], required: (readonly string[] | undefined)[], want: string | undefined]
>([
  ['the data of a change without its message', 'POST', [['message', 'url', 'id']], "needs: ['url', 'id']"],
  ['the fields of all successes', 'POST', [['message', 'data'], ['message']], undefined],
  ['nothing if no field is required', 'DELETE', [undefined], undefined],
  ['nothing for an operation that only reads', 'GET', [['message', 'data']], undefined],
])('a success needs %s', (_name, method, required, want) => {
  const { requestBody: _body, ...bare } = operation('getBanks');
  const responses = required.map((keys, index) => ({
    status: 200 + index,
    description: '',
    headers: [],
    examples: [],
    schema: { 'x-name': 'Message', ...(keys && { required: keys }) },
  }));
  expect(extras({ ...bare, method, responses })).toBe(want && `{ ${want} }`);
});
