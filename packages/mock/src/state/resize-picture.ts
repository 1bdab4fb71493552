import type { DetectedType } from '@wapi/validation';
import { isNotInstalled } from '../optional-peer.js';

type Sharp = typeof import('sharp').default;

/** Width and height of a resized picture in pixels, as WiPay documents. */
const SIDE = 200;
/**
 * The maximum number of pixels to decode or create, over all frames: the size of a phone photo. Limited, because a file
 * of a few hundred bytes can claim billions of pixels. The worst accepted case, an interlaced picture with
 * transparency, takes about 220 MB.
 */
const MAX_PIXELS = 50_000_000;
const MAX_SECONDS = 5;
/**
 * The file types to resize, mapped to sharp's names for them. BMP is missing, because sharp cannot read it. SVG is
 * missing, because it has no pixels to resize. The mock therefore never interprets uploaded SVG.
 */
const FORMATS: Readonly<Record<string, string>> = { png: 'png', jpg: 'jpeg', gif: 'gif' };

/**
 * The most recent resize. Each resize waits for the previous one, so that parallel uploads need no more memory than a
 * single upload.
 */
let before: Promise<unknown> = Promise.resolve();
let loading: Promise<Sharp | undefined> | undefined;

/**
 * Resizes a picture to 200 × 200 pixels if sharp is installed. Crops a square from the middle, after rotating the
 * picture as its metadata says. Preserves the type and the frames of an animation. Returns undecodable files, and types
 * other than PNG, JPEG and GIF, unchanged.
 *
 * @returns undefined for a decompression bomb: more than 50 million pixels, or more than five seconds to resize
 */
export async function resizePicture(
  content: Uint8Array,
  type: DetectedType | undefined,
): Promise<Uint8Array | undefined> {
  const format = FORMATS[type?.extension ?? ''];
  if (format === undefined) return content;
  const sharp = await (loading ??= load());
  if (sharp === undefined) return content;
  const turn = before.then(() => resize(sharp, content, format));
  before = turn.catch(() => undefined);
  return turn;
}

async function resize(sharp: Sharp, content: Uint8Array, format: string): Promise<Uint8Array | undefined> {
  let header;
  try {
    header = await sharp(content, { animated: true, limitInputPixels: false }).metadata();
  } catch {
    return content;
  }
  // Return the file unchanged if sharp detects a type other than the expected one. The detected type may be one that
  // must not be interpreted.
  if (header.format !== format) return content;
  // `height` is the total height of all frames. Small frames are enlarged, so also check the size after the resize.
  if (Math.max(header.width * header.height, (header.pages ?? 1) * SIDE * SIDE) > MAX_PIXELS) return undefined;
  try {
    return await sharp(content, { animated: true, limitInputPixels: MAX_PIXELS })
      .autoOrient()
      .resize(SIDE, SIDE)
      .timeout({ seconds: MAX_SECONDS })
      .toBuffer();
  } catch (error) {
    return error instanceof Error && error.message.startsWith('timeout') ? undefined : content;
  }
}

/** Loads sharp on first use, because most users upload no pictures. */
async function load(): Promise<Sharp | undefined> {
  try {
    return (await import('sharp')).default;
  } catch (error) {
    // Warn if sharp is installed but does not work on this machine.
    if (!isNotInstalled(error)) {
      const [reason] = String(error).split('\n', 1);
      process.emitWarning(
        `sharp is installed but cannot be loaded, so pictures are not resized: ${reason}`,
        'WapiMockWarning',
      );
    }
    return undefined;
  }
}
