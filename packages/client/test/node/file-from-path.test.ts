import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { contract } from '@wapi/types';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWapi, isWapiError, type WapiRetryEvent } from '../../src/index.js';
import { fileFromPath } from '../../src/node/index.js';
import { getRejection } from '../support/recording-client.js';
import { startRecordingServer, parseForm } from '../support/server.js';
import { createMockPersonas } from '../support/mock-personas.js';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wapi-file-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: Uint8Array | string = png): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

test('fileFromPath returns content, name and media type of the file', async () => {
  const file = write('me.PNG');
  for (const path of [file, pathToFileURL(file)]) {
    const { data, filename, type } = await fileFromPath(path);
    expect([filename, type, data.type, data.size]).toEqual(['me.PNG', 'image/png', 'image/png', png.length]);
    expect(Buffer.from(await data.arrayBuffer())).toEqual(png);
  }
});

const extensions = contract.operations.flatMap(({ requestBody }) =>
  (requestBody?.content ?? []).flatMap(({ schema }) =>
    Object.values(schema.properties ?? {}).flatMap((field) => field['x-file-types'] ?? []),
  ),
);

test.each([...new Set(extensions)])('fileFromPath knows the media type of .%s', async (extension) => {
  expect((await fileFromPath(write(`x.${extension}`))).type).toMatch(/^image\//);
});

test("the caller's file name and media type take precedence", async () => {
  const { filename, type } = await fileFromPath(write('upload-17'), { filename: 'me.jpg' });
  expect([filename, type]).toEqual(['me.jpg', 'image/jpeg']);
  const other = await fileFromPath(write('me.gif'), { filename: 'avatar', type: 'image/webp' });
  expect([other.filename, other.type]).toEqual(['avatar', 'image/webp']);
  expect((await fileFromPath(write('me.gif'), { filename: 'avatar' })).type).toBe('image/gif');
});

test.each([undefined, 5, new URL('https://shop.example.com/me.png')])('a path of %s is rejected', async (path) => {
  const error = await getRejection(fileFromPath(path as URL));
  expect(error).toMatchObject({ name: 'WapiConfigError', maybeSent: false });
  expect(error.message).toBe(`fileFromPath: path must be a path or a file: URL, received ${String(path)}`);
});

test.each(['notes.pdf', 'plain', '.png', 'x.constructor'])('%s has no media type', async (name) => {
  const file = await fileFromPath(write(name));
  expect(file).toEqual({ data: expect.any(Blob) as Blob, filename: name });
});

test('an empty file is accepted', async () => {
  expect((await fileFromPath(write('empty.png', ''))).data.size).toBe(0);
});

test('a file name arrives on the wire unchanged', async () => {
  const server = await startRecordingServer((response) =>
    response.writeHead(201, { 'Content-Type': 'application/json' }).end('{"message":"Created"}'),
  );
  const wapi = createWapi({ baseUrl: server.baseUrl, auth: { token: 'x' } });
  await wapi.user.createPicture({ picture: await fileFromPath(write('Zoë 写真 😀.png')) });
  await server.close();
  const [arrived] = server.arrived;
  const [[field, value] = []] = arrived ? await parseForm(arrived) : [];
  const sent = value as File;
  expect([field, sent.name, sent.type]).toEqual(['picture', 'Zoë 写真 😀.png', 'image/png']);
  expect(Buffer.from(await sent.arrayBuffer())).toEqual(png);
});

test('the mock accepts the file', async () => {
  const wapi = await createMockPersonas().as('new@test.com');
  expect((await wapi.user.createPicture({ picture: await fileFromPath(write('me.png')) })).status).toBe(201);
});

test('an upload whose file was deleted or changed after it was opened was not carried out and is not retried', async () => {
  const server = await startRecordingServer();
  const retries: WapiRetryEvent[] = [];
  const wapi = createWapi({
    baseUrl: server.baseUrl,
    auth: { token: 'token' },
    on: { retry: (event) => retries.push(event) },
  });
  const files = [await fileFromPath(write('deleted.png')), await fileFromPath(write('changed.png'))];
  rmSync(join(folder, 'deleted.png'));
  write('changed.png', 'another picture');
  for (const picture of files) {
    await expect(wapi.user.createPicture({ picture })).rejects.toMatchObject({
      name: 'WapiNetworkError',
      message: '[POST] /user/picture: a file was deleted or changed, the request was not sent',
      maybeSent: false,
    });
  }
  expect(server.arrived).toEqual([]);
  expect(retries).toEqual([]);
  await server.close();
});

test('fileFromPath rejects a missing file and a folder', async () => {
  mkdirSync(join(folder, 'pictures'));
  for (const [path, message] of [
    [join(folder, 'no.png'), `fileFromPath: ${join(folder, 'no.png')} does not exist`],
    [join(folder, 'pictures'), `fileFromPath: ${join(folder, 'pictures')} must be a regular file, received a folder`],
    [join(write('plain'), 'x.png'), `fileFromPath: ${join(folder, 'plain', 'x.png')} cannot be read (ENOTDIR)`],
  ] as const) {
    const error: unknown = await fileFromPath(path).catch((reason: unknown) => reason);
    expect(isWapiError(error)).toBe(true);
    expect((error as Error).message).toBe(message);
  }
});
