import type { Parameter } from '@wapi/types';
import { expect, test } from 'vitest';
import { queryParameters, queryType } from '../../src/client/query.js';
import { listParameter, operation, queryParameter } from '../support.js';

const path: Parameter = { ...queryParameter('account_number', true), in: 'path' };
const names = (...parameters: Parameter[]): string[][] =>
  queryParameters(operation('getBanks', { parameters })).map(({ name, wireName }) => [name, wireName]);

test('removes the brackets of lists and preserves other names and the order of the spec', () => {
  expect(names(queryParameter('page'), listParameter('status[]'), path, queryParameter('currency'))).toEqual([
    ['page', 'page'],
    ['status', 'status[]'],
    ['currency', 'currency'],
  ]);
});

test('a list that may be null is a list', () => {
  expect(names({ ...listParameter('status[]'), schema: { type: ['array', 'null'] } })).toEqual([
    ['status', 'status[]'],
  ]);
});

test.each([
  ['a list without brackets', listParameter('status'), 'status'],
  ['brackets without a list', queryParameter('status[]'), 'status[]'],
])('%s is an error, because it would be sent under another name', (_name, parameter, name) => {
  expect(() => names(parameter)).toThrow(
    `getBanks: a query parameter must have brackets exactly if it is a list, received ${name}`,
  );
});

test('rejects two parameters with the same name', () => {
  expect(() => names(listParameter('status[]'), queryParameter('status'))).toThrow(
    'getBanks: the names of query parameters must be unique without brackets, received status twice',
  );
});

test('an amount may be a decimal string, and an integer must be a number', () => {
  const amount: Parameter = { ...queryParameter('amount', true), schema: { type: 'number' } };
  const page: Parameter = { ...queryParameter('page'), schema: { type: 'integer' } };
  const text = queryType(operation('getBanks', { parameters: [amount, page] }), 'wapi.user.getBanks()');
  expect(text).toMatch(/ Pass a decimal string\.\s+\*?\/?\s*amount: string \| Query<'getBanks'>\['amount'\];/);
  expect(text).toContain("page?: Query<'getBanks'>['page'];");
});
