import type { Schema } from '@wapi/types';
import { expect, test } from 'vitest';
import { fileFields } from '../../src/client/media-type.js';

const file: Schema = { type: 'string', format: 'binary' };
const text: Schema = { type: 'string' };

test.each<[name: string, schema: Schema, files: string[]]>([
  ['an object', { properties: { picture: file, title: text } }, ['picture']],
  [
    'a union',
    { oneOf: [{ properties: { title: text } }, { properties: { front: file, back: file } }, { properties: { front: file } }] },
    ['front', 'back'],
  ],
  ['a union of unions', { anyOf: [{ oneOf: [{ properties: { front: file } }] }] }, ['front']],
  ['no properties', {}, []],
])('the files of %s', (_name, schema, files) => {
  expect(fileFields(schema)).toEqual(files);
});
