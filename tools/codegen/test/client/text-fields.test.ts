import type { Schema } from '@wapi/types';
import { expect, test } from 'vitest';
import { textFields } from '../../src/client/text-fields.js';
import { contractOf, operation } from '../support.js';

const number: Schema = { type: 'number' };
const text: Schema = { type: 'string' };
const amount: Schema = { ...text, pattern: '^[0-9]+\\.[0-9]{2}$' };
const fieldsOf = (schema: Schema, status = 200): ReturnType<typeof textFields> =>
  textFields(
    contractOf(
      operation('createLocalBank', {
        method: 'POST',
        responses: [{ status, description: '', headers: [], examples: [], schema: { type: 'object', ...schema } }],
      }),
    ),
  );
const namesOf = (field: Schema): string[] => fieldsOf({ properties: { data: { properties: { field } } } }).names;

test.each<[name: string, schema: Schema]>([
  ['an amount', amount],
  ['an amount or null', { ...amount, type: ['string', 'null'] }],
])('%s is listed', (_name, schema) => {
  expect(namesOf(schema)).toEqual(['field']);
});

test.each<[name: string, schema: Schema]>([
  ['a number', number],
  ['text or a number', { ...amount, type: ['string', 'number'] }],
  ['one of an amount and a number', { oneOf: [amount, number] }],
  ['text', text],
  ['text of digits', { ...text, pattern: '^[0-9]{2}$' }],
  ['text of letters', { ...text, pattern: '^[a-z]+$' }],
  ['an object', { type: 'object' }],
])('%s is not', (_name, schema) => {
  expect(namesOf(schema)).toEqual([]);
});

test('text that a caller needs is listed, but not with a format or a list of words', () => {
  const properties: Record<string, Schema> = {
    transaction_id: text,
    url: { ...text, format: 'uri' },
    token_type: { ...text, const: 'Bearer' },
  };
  expect(fieldsOf({ properties, required: Object.keys(properties) }).names).toEqual(['transaction_id']);
});

test('an id is listed by its name, but not with a format or as a number', () => {
  const properties: Record<string, Schema> = {
    order_id: text,
    card_id: { ...text, format: 'uuid' },
    user_id: number,
    note: text,
  };
  expect(fieldsOf({ properties: { data: { properties } } }).names).toEqual(['order_id']);
});

test('the body of an error decides nothing', () => {
  expect(fieldsOf({ properties: { field: amount } }, 400).names).toEqual([]);
});

test('a name that is a number elsewhere is listed with the property that contains the number', () => {
  const list: Schema = { type: 'array', items: { oneOf: [{ properties: { total: amount } }] } };
  expect(fieldsOf({ properties: { data: list, meta: { properties: { total: number } } } })).toEqual({
    names: ['total'],
    numberParents: ['meta'],
  });
  const either: Schema = { oneOf: [{ properties: { total: amount } }, { properties: { total: number } }] };
  expect(fieldsOf({ properties: { data: either } })).toEqual({ names: [], numberParents: [] });
});
