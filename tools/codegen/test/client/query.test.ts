import type { Parameter } from '@wapi/types';
import { expect, test } from 'vitest';
import { queryParameters } from '../../src/client/query.js';
import { listParameter, operation, queryParameter } from '../support.js';

const path: Parameter = { ...queryParameter('account_number', true), in: 'path' };
const names = (...parameters: Parameter[]): string[][] =>
  queryParameters(operation('getBanks', { parameters })).map(({ name, wireName }) => [name, wireName]);

test('lists lose their brackets, all others keep their names and the order of the spec', () => {
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
    `getBanks: the client sends lists and nothing else as name[], the spec has the query parameter ${name}`,
  );
});

test('two parameters of one name are an error', () => {
  expect(() => names(listParameter('status[]'), queryParameter('status'))).toThrow(
    'getBanks: two query parameters would be called status',
  );
});
