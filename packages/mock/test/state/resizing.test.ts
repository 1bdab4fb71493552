import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMock } from '../../src/index.js';
import { gifOf, jpegBomb, pngBomb } from '../support/bombs.js';
import { send } from '../support/caller.js';
import { startCommand } from '../support/command.js';
import { key } from '../support/error-case.js';

/** Lets Node run TypeScript. */
const TSX = import.meta.resolve('tsx');
const mock = createMock();
beforeEach(() => mock.reset());

const RED = { r: 255, g: 0, b: 0 };
const BLUE = { r: 0, g: 0, b: 255 };

/** A red picture with a blue left edge. */
function picture(width: number, height: number, edge = 0): Sharp {
  const base = sharp({ create: { width, height, channels: 3, background: RED } });
  return edge === 0
    ? base
    : base.composite([{ input: { create: { width: edge, height, channels: 3, background: BLUE } }, left: 0, top: 0 }]);
}

async function upload(content: Uint8Array, method = 'POST', email = 'new@test.com') {
  return send(mock, method, '/user/picture', {
    headers: await key(mock, email),
    form: { picture: new File([content as Uint8Array<ArrayBuffer>], 'photo') },
  });
}

/** Returns the picture that the mock serves at the profile's picture URL. */
async function served(email = 'new@test.com'): Promise<{ type: string | null; content: Buffer }> {
  const { body } = await send(mock, 'GET', '/user', { headers: await key(mock, email) });
  const response = await mock.fetch(String((body['data'] as Record<string, unknown>)['profile_picture']));
  return { type: response.headers.get('content-type'), content: Buffer.from(await response.arrayBuffer()) };
}

async function colourAt(content: Buffer, left: number, top: number): Promise<string> {
  const [r = 0, , b = 0] = await sharp(content)
    .extract({ left, top, width: 1, height: 1 })
    .removeAlpha()
    .raw()
    .toBuffer();
  return r > b ? 'red' : 'blue';
}

describe('an uploaded picture', () => {
  it.each([
    ['png', 'image/png', picture(400, 300).png()],
    ['jpg', 'image/jpeg', picture(400, 300).jpeg()],
    ['gif', 'image/gif', picture(400, 300).gif()],
    ['a small picture', 'image/png', picture(3, 5).png()],
    ['a large picture', 'image/jpeg', picture(6000, 4000).jpeg()],
  ])('is served with 200 × 200 pixels: %s', async (_name, type, image) => {
    expect((await upload(await image.toBuffer())).status).toBe(201);
    const picked = await served();
    const { width, height } = await sharp(picked.content).metadata();
    expect([picked.type, width, height]).toEqual([type, 200, 200]);
  });

  it('is cropped to its centre', async () => {
    await upload(await picture(400, 200, 90).png().toBuffer());
    expect(await colourAt((await served()).content, 0, 100)).toBe('red');
    await mock.reset();
    await upload(await picture(400, 200, 110).png().toBuffer());
    expect(await colourAt((await served()).content, 0, 100)).toBe('blue');
  });

  it('is rotated by its EXIF orientation', async () => {
    await upload(await picture(200, 200, 100).jpeg().withMetadata({ orientation: 6 }).toBuffer());
    const { content } = await served();
    expect([await colourAt(content, 100, 20), await colourAt(content, 100, 180)]).toEqual(['blue', 'red']);
  });

  it('keeps all of its frames', async () => {
    const frames = await Promise.all(
      [picture(40, 30), picture(40, 30, 10), picture(40, 30, 20)].map((frame) => frame.png().toBuffer()),
    );
    await upload(
      await sharp(frames, { join: { animated: true } })
        .gif()
        .toBuffer(),
    );
    const { pages, width, pageHeight } = await sharp((await served()).content, { animated: true }).metadata();
    expect([pages, width, pageHeight]).toEqual([3, 200, 200]);
  });

  it('is resized if it replaces an earlier picture', async () => {
    expect((await upload(await picture(10, 10).png().toBuffer(), 'PATCH', 'wapi@test.com')).status).toBe(200);
    expect((await sharp((await served('wapi@test.com')).content).metadata()).width).toBe(200);
  });
});

describe('a picture that cannot be resized', () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="50000" height="50000"><image ' +
    'href="http://127.0.0.1:1/x.png"/></svg>';
  it.each([
    ['SVG', Buffer.from(svg)],
    ['SVG behind a prolog', Buffer.from(`<?xml version="1.0"?>\n<!DOCTYPE svg>\n${svg}`)],
    [
      'BMP',
      Buffer.concat([
        Buffer.from('424d3a0000000000000036000000280000000100000001000000010018000000000004000000', 'hex'),
        Buffer.alloc(24),
      ]),
    ],
    ['a truncated PNG', pngBomb(100, 100).subarray(0, 40)],
    ['a PNG with too little data', pngBomb(500, 500)],
  ])('is served unchanged: %s', async (_name, content) => {
    expect((await upload(content)).status).toBe(201);
    expect((await served()).content.equals(content)).toBe(true);
  });
});

describe('a decompression bomb', () => {
  const bombs: [string, () => Promise<Buffer> | Buffer][] = [
    ['a PNG of 50,000 × 50,000 pixels', () => pngBomb(50_000, 50_000)],
    [
      'a JPEG of 65,000 × 65,000 pixels',
      async () => jpegBomb(await picture(100, 100).jpeg().toBuffer(), 65_000, 65_000),
    ],
    ['a GIF of 2,000 frames', () => gifOf(2000)],
    ['a GIF of 200,000 frames', () => gifOf(200_000)],
  ];
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wapi-pictures-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(bombs)('is rejected: %s', async (_name, make) => {
    const { status, body, why } = await upload(await make());
    expect([status, body]).toEqual([
      400,
      { message: 'The picture must be a file of type: bmp, gif, jpeg, jpg, png, svg.' },
    ]);
    expect(why).toContain('too large to decode');
    expect((await send(mock, 'GET', '/user', { headers: await key(mock, 'new@test.com') })).body['data']).toMatchObject(
      { profile_picture: null },
    );
  });

  it('does not replace the earlier picture', async () => {
    await upload(await picture(10, 10).png().toBuffer());
    const before = await served();
    expect((await upload(pngBomb(50_000, 50_000), 'PATCH')).status).toBe(400);
    expect((await served()).content.equals(before.content)).toBe(true);
  });

  const uploadFiles = (files: readonly string[]) =>
    JSON.parse(
      execFileSync(
        process.execPath,
        ['--import', TSX, fileURLToPath(new URL('../support/upload-files.ts', import.meta.url)), ...files],
        {
          encoding: 'utf8',
        },
      ),
    ) as {
      statuses: number[];
      grown: number;
    };

  it('uses no more memory than an ordinary picture', async () => {
    const files = await Promise.all(
      bombs.map(async ([, make], index) => {
        const file = join(folder, `bomb-${index}`);
        await writeFile(file, await make());
        return file;
      }),
    );
    const { statuses, grown } = uploadFiles(files);
    expect(statuses).toEqual([400, 400, 400, 400]);
    expect(grown).toBeLessThan(150e6);
  });

  it('cannot be caused by many pictures at once', async () => {
    const file = join(folder, 'interlaced.png');
    await picture(4000, 4000).ensureAlpha(0.5).png({ progressive: true }).toFile(file);
    const { statuses, grown } = uploadFiles(Array.from({ length: 4 }, () => file));
    expect(statuses).toEqual([201, 201, 201, 201]);
    // A single picture takes a little more memory than its 64 MB of pixels.
    expect(grown).toBeLessThan(190e6);
  });
});

describe('without sharp', () => {
  const HOOK = fileURLToPath(new URL('../support/hide-sharp.ts', import.meta.url));

  it.each([
    ['missing', ''],
    [
      'broken',
      'sharp is installed but cannot be loaded, so pictures are not resized: Error: Could not load the "sharp" module',
    ],
  ])('a picture is served unchanged: %s', async (how, warning) => {
    const command = startCommand(['--port', '0'], {
      NODE_OPTIONS: `--import=${TSX} --import=${HOOK}`,
      WITHOUT_SHARP: how,
    });
    const [, url = ''] = await command.until(/^WAPI mock listening on (\S+)$/m);
    const headers = await key(mock, 'new@test.com');
    expect(command.output()).not.toContain('sharp');
    const content = await picture(400, 300).png().toBuffer();
    const form = new FormData();
    form.set('picture', new File([content as Buffer<ArrayBuffer>], 'photo.png'));
    expect((await fetch(`${url}/user/picture`, { method: 'POST', headers, body: form })).status).toBe(201);
    const { data } = (await (await fetch(`${url}/user`, { headers })).json()) as { data: { profile_picture: string } };
    expect(Buffer.from(await (await fetch(data.profile_picture)).arrayBuffer()).equals(content)).toBe(true);
    await command.stop();
    expect(command.output()).toContain('sharp is asked for');
    expect(command.output()).toContain(warning);
    expect(command.output().includes('warning')).toBe(warning !== '');
  });
});
