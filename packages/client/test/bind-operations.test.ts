import { expect, test } from 'vitest';
import { bindOperations } from '../src/bind-operations.js';
import type { RawInit } from '../src/transport/openapi-fetch.js';
import type { WireOperation } from '../src/transport/wire-operation.js';
import { json } from './support/observe.js';

const base: WireOperation = { id: 'getBanks', method: 'GET', path: '/x', credentials: [], statuses: [200] };
const body = { mediaType: 'multipart/form-data' } as const;
const path = { pathParameters: ['card_uuid', 'account_number'] };

type Method = (...args: unknown[]) => Promise<unknown>;

test.each<[name: string, operation: Partial<WireOperation>, args: unknown[], want: Partial<RawInit>]>([
  ['nothing', {}, [], {}],
  ['a body', body, ['B'], { body: 'B' }],
  ['a query', { query: {} }, [{ page: 1 }], { params: { path: {}, query: { page: 1 } } }],
  [
    'a query whose lists have other names on the wire',
    { query: { status: 'status[]' } },
    [{ status: [0], page: 1, toString: 'x' }],
    { params: { path: {}, query: { 'status[]': [0], page: 1, toString: 'x' } } },
  ],
  ['what is no query, for the encoder to refuse', { query: { status: 'status[]' } }, ['Q'], { params: { path: {}, query: 'Q' } }],
  ['a path', path, ['1', '2'], { params: { path: { card_uuid: '1', account_number: '2' }, query: undefined } }],
  [
    'all of them',
    { ...path, ...body, query: {} },
    ['1', '2', 'B', 'Q'],
    { params: { path: { card_uuid: '1', account_number: '2' }, query: 'Q' }, body: 'B' },
  ],
])('arguments: %s, with and without options', async (_name, operation, args, want) => {
  const inits: (RawInit | undefined)[] = [];
  const call = async (_method: string, _path: string, init?: RawInit): Promise<{ data: string; response: Response }> => {
    inits.push(init);
    return { data: 'D', response: json({}) };
  };
  const groups = bindOperations(call, { g: { m: { ...base, ...operation } } }) as unknown as { g: { m: Method } };
  const { signal } = new AbortController();
  const result = await groups.g.m(...args);
  await groups.g.m(...args, { signal, headers: { a: 'b' } });

  const defaults = { params: { path: {}, query: undefined }, body: undefined };
  expect(inits).toEqual([
    { ...defaults, ...want, signal: undefined, headers: new Headers() },
    { ...defaults, ...want, signal, headers: new Headers({ a: 'b' }) },
  ]);
  expect(result).toMatchObject({ data: 'D', error: undefined, status: 200 });
});
