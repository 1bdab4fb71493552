import type { Parameter, Schema } from '@wapi/types';
import { expect, test } from 'vitest';
import { secretFields, visibleFields } from '../../src/client/visible-fields.js';
import { bodyOf, contractOf, listParameter, operation, queryParameter } from '../support.js';

const number: Schema = { type: 'number' };
const text: Schema = { type: 'string' };
const bodies = (...members: Record<string, Schema>[]): string[] =>
  visibleFields(contractOf(operation('createPicture', { requestBody: bodyOf(...members) })));
const queries = (...parameters: Parameter[]): string[] =>
  visibleFields(contractOf(operation('getBanks', { parameters })));

test.each<[name: string, schema: Schema]>([
  ['a number', number],
  ['an integer', { type: 'integer' }],
  ['true or false', { type: 'boolean' }],
  ['a number or null', { type: ['number', 'null'] }],
  ['decimal text', { type: ['string', 'number'] }],
  ['a day', { ...text, format: 'date' }],
  ['a word of a list', { ...text, enum: ['a', 'b'] }],
  ['one word', { ...text, const: 'a' }],
  ['a list of words', { type: 'array', items: { ...text, enum: ['a'] } }],
  ['a list of numbers or null', { type: ['array', 'null'], items: number }],
])('%s is visible', (_name, schema) => {
  expect(bodies({ field: schema })).toEqual(['field']);
});

test.each<[name: string, schema: Schema]>([
  ['text', text],
  ['text of a pattern', { ...text, pattern: '^[0-9]+$' }],
  ['text or null', { type: ['string', 'null'] }],
  ['a password', { ...text, format: 'password' }],
  ['a password that is a number', { ...number, format: 'password' }],
  ['a file', { ...text, format: 'binary' }],
  ['a list of text', { type: 'array', items: text }],
  ['a list of anything', { type: 'array' }],
  ['an object', { type: 'object' }],
  ['anything', {}],
])('%s is not', (_name, schema) => {
  expect(bodies({ field: schema })).toEqual([]);
});

test('a name is visible only if it is in every operation and every member of a union that has it', () => {
  expect(bodies({ amount: number, total: number }, { amount: text })).toEqual(['total']);
  const some = contractOf(
    operation('createPicture', { requestBody: bodyOf({ amount: number, total: number }) }),
    operation('getBanks', { parameters: [{ ...queryParameter('amount'), schema: text }, queryParameter('page')] }),
  );
  expect(visibleFields(some)).toEqual(['page', 'total']);
});

test('every media type counts', () => {
  const [multipart] = bodyOf({ amount: number }).content;
  const [urlencoded] = bodyOf({ amount: text }).content;
  const content = [multipart, urlencoded].flatMap((media) => media ?? []);
  expect(
    visibleFields(
      contractOf(operation('createPicture', { requestBody: { required: true, description: '', content } })),
    ),
  ).toEqual([]);
});

test('names are sorted, unique and without the brackets of lists', () => {
  expect(queries(listParameter('status[]'), queryParameter('page'), queryParameter('amount'))).toEqual([
    'amount',
    'page',
    'status',
  ]);
  expect(
    visibleFields(
      contractOf(
        operation('getBanks', { parameters: [queryParameter('page')] }),
        operation('getUserProfile', { parameters: [queryParameter('page')] }),
      ),
    ),
  ).toEqual(['page']);
});

test('path parameters are never visible', () => {
  expect(queries({ ...queryParameter('id', true), in: 'path' })).toEqual([]);
});

test('secrets are the fields that the spec calls passwords, once each and in order', () => {
  const password: Schema = { type: 'string', format: 'password' };
  const some = contractOf(
    operation('createPicture', { requestBody: bodyOf({ token: password, amount: number, note: text }) }),
    operation('createLocalBank', { requestBody: bodyOf({ code: password }, { token: password }) }),
  );
  expect(secretFields(some)).toEqual(['code', 'token']);
});
