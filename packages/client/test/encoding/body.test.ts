import { describe, expect, test } from 'vitest';
import { encodeBody } from '../../src/encoding/body.js';
import type { WireOperation } from '../../src/transport/wire-operation.js';

const upload: WireOperation = {
  id: 'createPicture',
  method: 'POST',
  path: '/user/picture',
  mediaType: 'multipart/form-data',
  bodyRequired: true,
  files: ['picture'],
  credentials: [],
  statuses: [201],
};
const urlencoded: WireOperation = { ...upload, mediaType: 'application/x-www-form-urlencoded', files: [] };
const { mediaType: _mediaType, bodyRequired: _bodyRequired, ...bodiless } = upload;
const bytes = new Uint8Array([1, 2, 3]);

describe('files', () => {
  test.each<[name: string, input: unknown, filename: string, type: string]>([
    ['a File under its own name', new File([bytes], 'me.png', { type: 'image/png' }), 'me.png', 'image/png'],
    ['a Blob', new Blob([bytes], { type: 'image/gif' }), 'file', 'image/gif'],
    ['a Blob without a type', new Blob([bytes]), 'file', 'application/octet-stream'],
    ['bytes', bytes, 'file', 'application/octet-stream'],
    ['a Buffer', Buffer.from(bytes), 'file', 'application/octet-stream'],
    ['named bytes', { data: bytes, filename: 'a.jpg', type: 'image/jpeg' }, 'a.jpg', 'image/jpeg'],
    ['named bytes without a type', { data: bytes, filename: 'a.jpg' }, 'a.jpg', 'application/octet-stream'],
    ['a Blob under another name', { data: new Blob([bytes], { type: 'image/bmp' }), filename: 'b.bmp' }, 'b.bmp', 'image/bmp'],
    ['a File under another name and type', { data: new File([bytes], 'x'), filename: 'c.svg', type: 'image/svg+xml' }, 'c.svg', 'image/svg+xml'],
  ])('%s', async (_name, input, filename, type) => {
    const file = (encodeBody(upload, { picture: input }) as FormData).get('picture') as File;

    expect(file).toBeInstanceOf(File);
    expect([file.name, file.type]).toEqual([filename, type]);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
  });

  test('part of a larger buffer sends that part only', async () => {
    const view = new Uint8Array([9, 1, 2, 3, 9]).subarray(1, 4);
    const file = (encodeBody(upload, { picture: view }) as FormData).get('picture') as File;
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
  });

  test.each<[string, unknown, RegExp]>([
    ['a path', '/home/me.png', /^picture must be a file/],
    ['an object without data', { filename: 'a.png' }, /^picture must be a file/],
    ['named text', { data: 'abc', filename: 'a.png' }, /^picture must be a file/],
    ['a list', [bytes], /^picture must be a file/],
    ['a name with folders', { data: bytes, filename: '../a.png' }, /^picture needs a file name without folders$/],
    ['a name with backslashes', { data: bytes, filename: 'c:\\a.png' }, /^picture needs a file name without folders$/],
    ['an empty name', { data: bytes, filename: '' }, /^picture needs a file name without folders$/],
  ])('refuses %s', (_name, input, message) => {
    expect(() => encodeBody(upload, { picture: input })).toThrow(message);
  });

  test('a file in a field that is no file is refused', () => {
    expect(() => encodeBody(upload, { picture: bytes, note: new Blob(['x']) })).toThrow(/^note must be text/);
  });
});

test('null and undefined fields are left out', () => {
  const form = encodeBody(upload, { picture: undefined, note: null, ok: false }) as FormData;
  expect([...form.entries()]).toEqual([['ok', '0']]);
});

test('urlencoded where that is the media type', () => {
  const body = encodeBody(urlencoded, { a: 'b c', list: [1], ok: true });
  expect(body).toBeInstanceOf(URLSearchParams);
  expect([...(body as URLSearchParams)]).toEqual([
    ['a', 'b c'],
    ['list[]', '1'],
    ['ok', '1'],
  ]);
});

test('a body that is missing, not wanted or not an object is refused', () => {
  expect(() => encodeBody(upload, undefined)).toThrow(/^a body is required$/);
  expect(() => encodeBody(upload, null)).toThrow(/^a body is required$/);
  expect(encodeBody({ ...upload, bodyRequired: false }, undefined)).toBeUndefined();
  expect(() => encodeBody(bodiless, {})).toThrow(/^the operation takes no body$/);
  expect(encodeBody(bodiless, undefined)).toBeUndefined();
  for (const body of [
    'a=b',
    [],
    new FormData(),
    new Map(),
    new (class Dto {
      a = 'b';
    })(),
  ]) {
    expect(() => encodeBody(upload, body)).toThrow(/^the body must be a plain object/);
  }
});
