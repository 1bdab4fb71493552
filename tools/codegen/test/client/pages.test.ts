import type { Parameter, ResponseInfo, Schema } from '@wapi/types';
import { expect, test } from 'vitest';
import { pageItems } from '../../src/client/pages.js';
import { operation, queryParameter } from '../support.js';

const page: Schema = { properties: { data: { type: 'array' }, links: {}, meta: {} } };
const asked = [queryParameter('page')];

function itemsOf(schema: Schema, parameters: Parameter[] = asked, status = 200): string[] | undefined {
  const response: ResponseInfo = { status, description: '', headers: [], schema, examples: [] };
  const errors = operation('getBanks').responses.filter((other) => other.status >= 400);
  return pageItems(operation('getBanks', { parameters, responses: [response, ...errors] }));
}

test.each<[name: string, schema: Schema, items: string[]]>([
  ['a page', page, ['data']],
  ['a page with more in it', { properties: { ...page.properties, total: {} } }, ['data']],
  ['a page one level deeper', { properties: { message: {}, data: page } }, ['data', 'data']],
])('the items of %s', (_name, schema, items) => {
  expect(itemsOf(schema)).toEqual(items);
});

test.each<[name: string, schema: Schema, parameters?: Parameter[], status?: number]>([
  ['no page in the query', page, [queryParameter('page_size')]],
  ['a page in the path', page, [{ ...queryParameter('page'), in: 'path' }]],
  ['a response without data', { properties: { links: {}, meta: {} } }],
  ['a response without links', { properties: { data: {}, meta: {} } }],
  ['a response without meta', { properties: { data: {}, links: {} } }],
  ['a response without properties', {}],
  ['a page two levels deeper', { properties: { data: { properties: { data: page } } } }],
  ['a page that is an error', page, asked, 400],
])('%s is not paging', (_name, ...given) => {
  expect(itemsOf(...given)).toBeUndefined();
});
