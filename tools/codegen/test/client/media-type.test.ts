import type { Schema } from '@wapi/types';
import { expect, test } from 'vitest';
import { bodyFields, fileLimits, mediaTypeToSend, scopeListFields } from '../../src/client/media-type.js';
import { operation } from '../support.js';

const file: Schema = { type: 'string', format: 'binary' };
const small: Schema = { ...file, maxLength: 10 };
const large: Schema = { ...file, maxLength: 20 };
const text: Schema = { type: 'string' };
const list: Schema = { type: 'string', 'x-scope-list': 'bearer' };

test('the first media type that the spec offers is the one to send', () => {
  const content = operation('updateAccount').requestBody?.content ?? [];
  const offering = (reversed: boolean): unknown =>
    mediaTypeToSend(
      operation('updateAccount', {
        requestBody: { required: true, description: '', content: reversed ? content.toReversed() : content },
      }),
    )?.mediaType;
  expect([offering(false), offering(true)]).toEqual(['multipart/form-data', 'application/x-www-form-urlencoded']);
  expect(mediaTypeToSend(operation('getBanks'))).toBeUndefined();
});

test('a media type that the client cannot send is rejected', () => {
  const content = [{ mediaType: 'application/xml', schema: {}, partContentTypes: {}, examples: [] }];
  expect(() =>
    mediaTypeToSend(operation('createPicture', { requestBody: { required: true, description: '', content } })),
  ).toThrow('createPicture: the media type must be one that the client can send, received application/xml');
});

test('the fields of a body are its own and those of all members of its unions', () => {
  const body: Schema = {
    properties: { title: text },
    oneOf: [{ properties: { front: file } }],
    anyOf: [{ oneOf: [{ properties: { title: list } }] }],
  };
  expect(bodyFields(body)).toEqual([
    ['title', text],
    ['front', file],
    ['title', list],
  ]);
});

test.each<[name: string, schema: Schema, files: Record<string, number>]>([
  ['an object', { properties: { picture: small, title: text } }, { picture: 10 }],
  ['an object without a limit', { properties: { picture: file } }, { picture: 0 }],
  [
    'a union',
    { oneOf: [{ properties: { title: text } }, { properties: { front: small, back: file } }] },
    { front: 10, back: 0 },
  ],
  [
    'a union, the largest first',
    { oneOf: [{ properties: { front: large } }, { properties: { front: small } }] },
    { front: 20 },
  ],
  [
    'a union, the largest last',
    { oneOf: [{ properties: { front: small } }, { properties: { front: large } }] },
    { front: 20 },
  ],
  [
    'a union of which one has no limit',
    { oneOf: [{ properties: { front: file } }, { properties: { front: small } }] },
    { front: 0 },
  ],
  ['a union of unions', { anyOf: [{ oneOf: [{ properties: { front: small } }] }] }, { front: 10 }],
  ['text that has a limit', { properties: { title: { ...text, maxLength: 5 } } }, {}],
  ['no properties', {}, {}],
])('the files of %s, and their limits', (_name, schema, files) => {
  expect(fileLimits(schema)).toEqual(files);
});

test.each<[name: string, schema: Schema, lists: string[]]>([
  ['an object', { properties: { email: text, scopes: list } }, ['scopes']],
  [
    'a union',
    { oneOf: [{ properties: { scopes: list } }, { properties: { scopes: list, more: list } }] },
    ['scopes', 'more'],
  ],
  ['no properties', {}, []],
])('the scope lists of %s', (_name, schema, lists) => {
  expect(scopeListFields(schema)).toEqual(lists);
});
