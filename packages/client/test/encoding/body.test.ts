import { describe, expect, test } from 'vitest';
import { encodeBody } from '../../src/encoding/body.js';
import { defineOperation, type OperationDescriptor } from '../../src/operation/descriptor.js';
import { createRecordingClient, getRejection, KEY } from '../support/recording-client.js';

const upload = defineOperation('createPicture', 'POST', '/user/picture', 5, [201], [], undefined, {
  mediaType: 'multipart/form-data',
  bodyRequired: true,
  files: { picture: 5 },
});
const urlencoded: OperationDescriptor = { ...upload, mediaType: 'application/x-www-form-urlencoded', files: {} };
const bodiless = defineOperation('deletePicture', 'DELETE', '/user/picture', 5, [200], [], undefined);
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
    [
      'a Blob under another name',
      { data: new Blob([bytes], { type: 'image/bmp' }), filename: 'b.bmp' },
      'b.bmp',
      'image/bmp',
    ],
    [
      'a File under another name and type',
      { data: new File([bytes], 'x'), filename: 'c.svg', type: 'image/svg+xml' },
      'c.svg',
      'image/svg+xml',
    ],
  ])('are encoded from %s', async (_name, input, filename, type) => {
    const file = ((await encodeBody(upload, { picture: input })) as FormData).get('picture') as File;

    expect(file).toBeInstanceOf(File);
    expect([file.name, file.type]).toEqual([filename, type]);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
  });

  test('are encoded from a part of a larger buffer as that part only', async () => {
    const view = new Uint8Array([9, 1, 2, 3, 9]).subarray(1, 4);
    const file = ((await encodeBody(upload, { picture: view })) as FormData).get('picture') as File;
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
  });

  test('are read from a stream to its end', async () => {
    const stream = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const file = (
      (await encodeBody(upload, { picture: { data: stream, filename: 'a.png', type: 'image/png' } })) as FormData
    ).get('picture') as File;
    expect([file.name, file.type, ...new Uint8Array(await file.arrayBuffer())]).toEqual([
      'a.png',
      'image/png',
      ...bytes,
    ]);
  });

  test.each<[string, (stream: ReadableStream) => unknown]>([
    ['uploaded', (stream) => encodeBody(upload, { picture: stream })],
    ['read', (stream) => stream.getReader().read()],
    ['read and released', (stream) => new Response(stream).arrayBuffer()],
  ])('are rejected from a stream that was already %s', async (_name, read) => {
    const stream = new Blob([bytes]).stream();
    await read(stream);
    const error = await getRejection(encodeBody(upload, { picture: stream }));
    expect(error).toMatchObject({ name: 'WapiConfigError', maybeSent: false });
    expect(error.message).toBe('picture must be a stream that has not been read');
  });

  test.each<[string, (controller: ReadableStreamDefaultController) => void, RegExp]>([
    ['that never ends', (controller) => controller.enqueue(bytes), /^it is longer than 5 bytes$/],
    ['that breaks off', (controller) => controller.error(new Error('disk gone')), /^disk gone$/],
    ['of text', (controller) => controller.enqueue('abc'), /^its parts are not Uint8Arrays$/],
  ])('are rejected and released if they are a stream %s', async (_name, pull, cause) => {
    let cancelled = false;
    const stream = new ReadableStream({ pull, cancel: () => void (cancelled = true) });
    const error = await getRejection(encodeBody(upload, { picture: stream }));
    expect(error.message).toBe('the stream of picture cannot be sent');
    expect((error.cause as Error).message).toMatch(cause);
    expect(cancelled).toBe(!/disk/.test(String(cause)));
  });

  test.each<[string, unknown, RegExp]>([
    ['a path', '/home/me.png', /^picture must be a file/],
    ['an object without data', { filename: 'a.png' }, /^picture must be a file/],
    ['named text', { data: 'abc', filename: 'a.png' }, /^picture must be a file/],
    ['a list', [bytes], /^picture must be a file/],
    [
      'a name with folders',
      { data: bytes, filename: '../a.png' },
      /^picture.filename must be a file name without folders$/,
    ],
    [
      'a name with backslashes',
      { data: bytes, filename: 'c:\\a.png' },
      /^picture.filename must be a file name without folders$/,
    ],
    ['an empty name', { data: bytes, filename: '' }, /^picture.filename must be a file name without folders$/],
  ])('are rejected if they are %s', async (_name, input, message) => {
    await expect(encodeBody(upload, { picture: input })).rejects.toThrow(message);
  });

  test('are rejected in a field that is not a file', async () => {
    await expect(encodeBody(upload, { picture: bytes, note: new Blob(['x']) })).rejects.toThrow(
      /^note must be a string, a number, a boolean, a valid Date/,
    );
  });
});

test('null and undefined fields are left out', async () => {
  const form = (await encodeBody(upload, { picture: undefined, note: null, ok: false })) as FormData;
  expect([...form.entries()]).toEqual([['ok', '0']]);
});

test('a body is urlencoded if that is the media type', async () => {
  const body = await encodeBody(urlencoded, { a: 'b c', list: [1], ok: true });
  expect(body).toBeInstanceOf(URLSearchParams);
  expect([...(body as URLSearchParams)]).toEqual([
    ['a', 'b c'],
    ['list[]', '1'],
    ['ok', '1'],
  ]);
});

test.each<[string, () => unknown]>([
  [
    'that contains itself',
    () => {
      const data: Record<string, unknown> = {};
      data['data'] = data;
      return data;
    },
  ],
  [
    'whose getter fails',
    () => ({
      get phone(): string {
        throw new Error('broken getter');
      },
    }),
  ],
])('a body %s fails the call before it is sent', async (_name, create) => {
  const { wapi, seen } = createRecordingClient({ key: KEY });
  const error = await getRejection(wapi.user.updatePhone(create() as { phone: string }));
  expect(error).toMatchObject({ name: 'WapiConfigError', maybeSent: false, operationId: 'updatePhone' });
  expect(error.message).toBe('[PATCH] /user/phone: the arguments cannot be encoded');
  expect(error.cause).toBeInstanceOf(Error);
  expect(seen).toHaveLength(0);
});

test('a body that is missing, not accepted or not an object is rejected', async () => {
  await expect(encodeBody(upload, undefined)).rejects.toThrow(
    /^the body must be a plain object, because the operation requires one$/,
  );
  await expect(encodeBody(upload, null)).rejects.toThrow(
    /^the body must be a plain object, because the operation requires one$/,
  );
  expect(await encodeBody({ ...upload, bodyRequired: false }, undefined)).toBeUndefined();
  await expect(encodeBody(bodiless, {})).rejects.toThrow(
    /^the body must be left out, because the operation does not accept one$/,
  );
  expect(await encodeBody(bodiless, undefined)).toBeUndefined();
  for (const body of [
    'a=b',
    [],
    new FormData(),
    new Map(),
    new (class Dto {
      a = 'b';
    })(),
  ]) {
    await expect(encodeBody(upload, body)).rejects.toThrow(/^the body must be a plain object/);
  }
});
