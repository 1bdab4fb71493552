import { expect, test } from 'vitest';
import { printWire } from '../../src/client/wire.js';
import { contractOf, listParameter, operation, queryParameter } from '../support.js';

test('has what the wire needs, and nothing more', () => {
  const text = printWire(
    contractOf(
      operation('updateAccount'),
      operation('createPicture'),
      operation('getBanks', { parameters: [queryParameter('page')] }),
      operation('getUserProfile', { parameters: [queryParameter('page'), listParameter('status[]')] }),
    ),
  );
  expect(text).toBe(`import type { WireOperations } from '../transport/wire-operation.js';

/** Server URLs by environment. */
export const servers = { sandbox: 'https://{platform}sb.example/wapi', live: 'https://{platform}.example/wapi' } as const;

/** The two-letter codes that \`{platform}\` in a server URL stands for. */
export const platforms = ['jm', 'tt'] as const;

/** The key credential: its header, its form, and the environment by the word in it. */
export const wapiKey = {
  header: 'X-Key',
  pattern: /^k\\/(live|test)_\\w+$/,
  environments: { live: 'live', test: 'sandbox' },
} as const;

/** Every operation by group and method. */
export const wire = {
  accounts: {
    update: {
      id: 'updateAccount',
      method: 'PATCH',
      path: '/accounts/{account_number}',
      pathParameters: ['account_number'],
      mediaType: 'multipart/form-data',
      bodyRequired: true,
      credentials: ['bearer', 'wapiKey'],
      statuses: [200, 401, 403, 405, 429, 500],
    },
  },
  user: {
    createPicture: {
      id: 'createPicture',
      method: 'POST',
      path: '/user/picture',
      mediaType: 'multipart/form-data',
      bodyRequired: true,
      files: ['picture'],
      credentials: ['bearer', 'wapiKey'],
      statuses: [201, 400, 401, 403, 405, 429, 500],
    },
    getBanks: {
      id: 'getBanks',
      method: 'GET',
      path: '/user/banks',
      query: {},
      credentials: ['bearer', 'wapiKey'],
      statuses: [200, 401, 403, 405, 429, 500],
    },
    getProfile: {
      id: 'getUserProfile',
      method: 'GET',
      path: '/user',
      query: { status: 'status[]' },
      credentials: ['bearer', 'wapiKey'],
      statuses: [200, 401, 403, 405, 429, 500],
    },
  },
} as const satisfies WireOperations;
`);
});

test('sends the first media type that the spec offers', () => {
  const { requestBody } = operation('updateAccount');
  const urlencoded = (requestBody?.content ?? []).filter(({ mediaType }) => mediaType === 'application/x-www-form-urlencoded');
  expect(urlencoded).toHaveLength(1);
  expect(printWire(contractOf(operation('updateAccount', { requestBody: { required: false, description: '', content: urlencoded } })))).toContain(
    "mediaType: 'application/x-www-form-urlencoded',\n      bodyRequired: false,",
  );
});

test('a media type that the client cannot send is an error', () => {
  const content = [{ mediaType: 'application/xml', schema: {}, partContentTypes: {}, examples: [] }];
  expect(() => printWire(contractOf(operation('createPicture', { requestBody: { required: true, description: '', content } })))).toThrow(
    'createPicture: the client cannot send application/xml',
  );
});
