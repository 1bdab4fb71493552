import { expect, test } from 'vitest';
import { listArguments, pathParameters, printSignature } from '../../src/client/signature.js';
import { operation, queryParameter } from '../support.js';

const accountNumber = operation('updateAccount').parameters[0] as ReturnType<typeof queryParameter>;
const second = { ...accountNumber, name: 'card_uuid' };

test.each([
  ['options only', operation('getUserProfile'), 'options?: WapiCallOptions'],
  ['a body', operation('createPicture'), 'body: CreatePictureBody, options?: WapiCallOptions'],
  [
    'a path parameter',
    operation('updateAccount'),
    'accountNumber: string, body: UpdateAccountBody, options?: WapiCallOptions',
  ],
  [
    'path parameters in the order of the path',
    operation('deletePicture', { path: '/{card_uuid}/x/{account_number}', parameters: [accountNumber, second] }),
    'cardUuid: string, accountNumber: string, options?: WapiCallOptions',
  ],
  [
    'a query',
    operation('getBanks', { parameters: [queryParameter('page')] }),
    'query?: GetBanksQuery, options?: WapiCallOptions',
  ],
  [
    'a required query',
    operation('getBanks', { parameters: [queryParameter('page', true)] }),
    'query: GetBanksQuery, options?: WapiCallOptions',
  ],
  [
    'an optional body before a required query',
    operation('updateLocalBank', {
      requestBody: {
        required: false,
        description: '',
        content: operation('updateLocalBank').requestBody?.content ?? [],
      },
      parameters: [queryParameter('page', true)],
    }),
    'body: UpdateLocalBankBody | undefined, query: UpdateLocalBankQuery, options?: WapiCallOptions',
  ],
  [
    'a path parameter with its own values',
    operation('deletePicture', {
      path: '/{type}',
      parameters: [{ ...accountNumber, name: 'type', schema: { type: 'string', enum: ['a'] } }],
    }),
    "type: operations['deletePicture']['parameters']['path']['type'], options?: WapiCallOptions",
  ],
  [
    'a number in the path',
    operation('deletePicture', {
      path: '/{id}',
      parameters: [{ ...accountNumber, name: 'id', schema: { type: 'integer' } }],
    }),
    'id: number, options?: WapiCallOptions',
  ],
])('%s', (_name, given, want) => {
  expect(printSignature('call', listArguments(given), 'Done')).toBe(`call(${want}): Done`);
});

test('a signature that is too long for a line has one for each argument', () => {
  const list = listArguments(operation('updateAccount'));
  const room = 140 - printSignature('call', list, '').length;
  expect(printSignature('call', list, 'x'.repeat(room))).not.toContain('\n');
  expect(printSignature('call', list, 'x'.repeat(room + 1))).toBe(
    'call(\n  accountNumber: string,\n  body: UpdateAccountBody,\n  options?: WapiCallOptions,\n): ' +
      `${'x'.repeat(room + 1)}`,
  );
});

test('a path name without a parameter is rejected with the operation', () => {
  expect(() => pathParameters(operation('deletePicture', { path: '/{uuid}' }))).toThrow(
    'deletePicture: every name in /{uuid} must be a path parameter, received uuid',
  );
});

test('header parameters are described with the options, which are required if a header is', () => {
  const header = { ...accountNumber, in: 'header', name: 'X-Trace', description: 'The trace.' } as const;
  const [optional] = listArguments(operation('getBanks', { parameters: [{ ...header, required: false }] }));
  expect(optional).toMatchObject({ name: 'options', type: 'WapiCallOptions', required: false });
  expect(optional?.description.split('\n')).toEqual([
    'Signal, timeouts, retries and additional headers of this call. Its `headers` take:',
    '- `X-Trace`: The trace.',
  ]);
  const [required] = listArguments(operation('getBanks', { parameters: [{ ...header, required: true }] }));
  expect(required).toMatchObject({
    type: expect.stringContaining("Required<Pick<WapiCallOptions, 'headers'>>"),
    required: true,
  });
});
